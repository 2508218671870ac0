package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import java.util.List;

/** What may not stand in branches that run side by side. */
final class ParallelCheck {
  private final Names names;
  private final List<Diagnostic> found;

  ParallelCheck(Names names, List<Diagnostic> found) {
    this.names = names;
    this.found = found;
  }

  void check(FunctionDefinition function) {
    if (function.node().body() instanceof Block body) {
      walk(body);
    }
  }

  private void walk(Node node) {
    if (node instanceof Statement.Parallel parallel) {
      direct(parallel);
      parallel.block().statements().forEach(branch -> branch(branch, branch.span(), true));
    } else if (node instanceof Expression.For loop && loop.parallelism() != null) {
      branch(loop.block(), loop.block().span(), false);
    }
    Children.of(node).forEach(this::walk);
  }

  private void direct(Statement.Parallel parallel) {
    for (Statement statement : parallel.block().statements()) {
      if (statement instanceof Statement.Var) {
        report(statement.span(), "`var` directly in `parallel`");
      }
    }
    if (parallel.block().exit() != null) {
      report(parallel.block().exit().span(), "leaving from `parallel`");
    }
  }

  /** Looks for what leaves a branch or reaches out of it. */
  private void branch(Node node, Span branch, boolean yieldsOut) {
    if (node instanceof Exit.Return || node instanceof Expression.OrReturn) {
      report(node.span(), "`return` from a branch that runs beside others");
    } else if (node instanceof Statement.Assign assign) {
      outer(assign.place(), branch);
    } else if (node instanceof Statement.Update update) {
      outer(update.place(), branch);
    } else if (node instanceof Statement.Yield && yieldsOut) {
      report(node.span(), "`yield` out of `parallel`");
    }
    boolean takesYields = node instanceof Expression.For || node instanceof Expression.Transaction;
    for (Node child : Children.of(node)) {
      branch(child, branch, yieldsOut && !takesYields);
    }
  }

  private void outer(Place place, Span branch) {
    if (names.find(place.root()) instanceof LocalSymbol local) {
      Span declared = local.name().span();
      if (declared.start() < branch.start() || declared.end() > branch.end()) {
        report(place.span(), "changing a variable of the surroundings in a branch");
      }
    }
  }

  private void report(Span span, String what) {
    found.add(Diagnostic.of(Code.BEL0900, span, "not supported yet: " + what));
  }
}
