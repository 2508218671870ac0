package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Accesses;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Branches side by side that write one row themselves, so that the order of their writes would
 * decide. Of writes in functions that they call, the last in the order of the source wins.
 */
final class ParallelWrites {
  private final Names names;
  private final Typing typing;
  private final List<Diagnostic> found;

  ParallelWrites(Names names, Typing typing, List<Diagnostic> found) {
    this.names = names;
    this.typing = typing;
    this.found = found;
  }

  /** A write of one row. */
  private record Write(StateSymbol state, @Nullable Symbolic key, Span span) {
    boolean meets(Write other) {
      return state.equals(other.state)
          && key != null
          && other.key != null
          && key.text().equals(other.key.text());
    }
  }

  void check(FunctionDefinition function) {
    if (function.node().body() instanceof Block body) {
      walk(body, new SymbolicValues(names, typing));
    }
  }

  private void walk(Node node, SymbolicValues values) {
    if (node instanceof Statement.Parallel parallel) {
      siblings(parallel, values);
    } else if (node instanceof Expression.For loop && loop.parallelism() != null) {
      rounds(loop, values);
    }
    Children.of(node).forEach(child -> walk(child, values));
    bind(node, values);
  }

  private void bind(Node node, SymbolicValues values) {
    if (node instanceof Statement.Let let && let.pattern().names().size() == 1) {
      values.bind(names.local(let.pattern().names().get(0)), let.value());
    }
  }

  private void siblings(Statement.Parallel parallel, SymbolicValues values) {
    List<Write> before = new ArrayList<>();
    for (Statement branch : parallel.block().statements()) {
      List<Write> mine = writes(branch, values);
      for (Write write : mine) {
        before.stream()
            .filter(write::meets)
            .findFirst()
            .ifPresent(other -> found.add(meeting(write, other)));
      }
      before.addAll(mine);
    }
  }

  private static Diagnostic meeting(Write write, Write other) {
    return Diagnostic.of(
            Code.BEL3005,
            write.span(),
            "two branches write the same row of `" + write.state().text() + "`")
        .withLabel(other.span(), "another branch writes it too")
        .withWhy("the branches run side by side, so neither write comes before the other")
        .withHelp("put both writes into one branch, or behind `parallel`");
  }

  private void rounds(Expression.For loop, SymbolicValues values) {
    for (Write write : writes(loop.block(), values)) {
      if (write.key() != null && write.key().locals().stream().noneMatch(it -> isIn(it, loop))) {
        found.add(
            Diagnostic.of(
                    Code.BEL3005,
                    write.span(),
                    "every round writes the same row of `" + write.state().text() + "`")
                .withLabel(loop.pattern().span(), "the key does not depend on this")
                .withWhy("the rounds run side by side, so no write comes before another")
                .withHelp(
                    "let the loop yield what is to be written, and write it behind the loop"));
      }
    }
  }

  private static boolean isIn(LocalSymbol local, Node node) {
    Span declared = local.name().span();
    Span span = node.span();
    return declared.file().equals(span.file())
        && declared.start() >= span.start()
        && declared.end() <= span.end();
  }

  private List<Write> writes(Node branch, SymbolicValues before) {
    List<Write> writes = new ArrayList<>();
    collect(branch, before, writes);
    return writes;
  }

  private void collect(Node node, SymbolicValues values, List<Write> writes) {
    Children.of(node).forEach(child -> collect(child, values, writes));
    bind(node, values);
    Place place = Accesses.target(node);
    PlaceMeaning meaning = place == null ? null : Accesses.row(place, typing);
    if (meaning instanceof PlaceMeaning.RowPlace row) {
      writes.add(new Write(row.state(), values.find(row.keys()), node.span()));
    } else if (meaning instanceof PlaceMeaning.RowField field) {
      writes.add(new Write(field.state(), values.find(field.keys()), node.span()));
    }
  }
}
