package io.beldi.compiler.effects;

import io.beldi.compiler.names.Builtins;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The errors that leave a body, and where each comes from. */
public final class ErrorFlow {
  private final Names names;
  private final Typing typing;
  private final Function<FunctionSymbol, Set<ErrorSymbol>> failsOf;

  ErrorFlow(Names names, Typing typing, Function<FunctionSymbol, Set<ErrorSymbol>> failsOf) {
    this.names = names;
    this.typing = typing;
    this.failsOf = failsOf;
  }

  /**
   * An error on its way out.
   *
   * @param source the place that raises it, or the call whose callee does
   */
  public record Leaving(ErrorSymbol error, Span source) {}

  /** The flow of a program whose effects are known. */
  public static ErrorFlow of(Names names, Typing typing, Effects effects) {
    return new ErrorFlow(names, typing, function -> effects.of(function).fails());
  }

  /** What leaves a function. */
  public List<Leaving> leaving(FunctionDefinition function) {
    return function.node().body() instanceof Block body
        ? leaving(body, function.transactional())
        : List.of();
  }

  /** What leaves a node, in the order of the source. */
  public List<Leaving> leaving(Node node, boolean inTransaction) {
    List<Leaving> found = new ArrayList<>();
    walk(node, inTransaction, found);
    return found;
  }

  private void walk(Node node, boolean inTransaction, List<Leaving> found) {
    if (node instanceof Statement.Try attempt) {
      caught(leaving(attempt.block(), inTransaction), attempt.catches(), inTransaction, found);
    } else if (node instanceof Statement.TransactionStatement transaction) {
      List<Leaving> inside = leaving(transaction.transaction(), inTransaction);
      caught(inside, transaction.catches(), inTransaction, found);
    } else if (node instanceof Expression.Transaction transaction) {
      transaction.settings().forEach(setting -> walk(setting, inTransaction, found));
      walk(transaction.block(), true, found);
      if (!inTransaction) {
        found.add(new Leaving(Builtins.CONFLICT, keyword(transaction)));
      }
    } else {
      Children.of(node).forEach(child -> walk(child, inTransaction, found));
      own(node, inTransaction, found);
    }
  }

  private static Span keyword(Expression.Transaction node) {
    int start = node.span().start();
    return node.span().file().span(start, start + "transaction".length());
  }

  private void caught(
      List<Leaving> inside, List<CatchClause> clauses, boolean inTransaction, List<Leaving> found) {
    Set<Object> names =
        clauses.stream()
            .map(clause -> (Object) this.names.find(clause.error()))
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    inside.stream().filter(leaving -> !names.contains(leaving.error())).forEach(found::add);
    clauses.forEach(clause -> walk(clause.block(), inTransaction, found));
  }

  private void own(Node node, boolean inTransaction, List<Leaving> found) {
    if (node instanceof Failure failure) {
      Typing.Raised raised = typing.findFailure(failure);
      if (raised != null) {
        found.add(new Leaving(raised.error(), failure.span()));
      }
    } else if (node instanceof Remote remote && !(node instanceof Remote.Spawn)) {
      Typing.Invoked invoked = typing.findRemote(remote);
      if (invoked != null && invoked.callee() instanceof FunctionSymbol function) {
        failsOf.apply(function).forEach(error -> found.add(new Leaving(error, remote.span())));
        boolean opens = typing.definitions().of(function).transactional() && !inTransaction;
        if (opens && !failsOf.apply(function).contains(Builtins.CONFLICT)) {
          found.add(new Leaving(Builtins.CONFLICT, remote.span()));
        }
      } else if (invoked != null && invoked.callee() instanceof ExternStepSymbol step) {
        typing
            .definitions()
            .of(step)
            .failures()
            .forEach(error -> found.add(new Leaving(error, remote.span())));
      }
    }
  }
}
