package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.Typing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Errors that are caught inside of a transaction after writes, which would commit by half. */
final class SwallowedErrors {
  private final Names names;
  private final Typing typing;
  private final Effects effects;
  private final List<Diagnostic> found;

  SwallowedErrors(Names names, Typing typing, Effects effects, List<Diagnostic> found) {
    this.names = names;
    this.typing = typing;
    this.effects = effects;
    this.found = found;
  }

  /** Looks at one node that stands in a transaction. */
  void check(Node node) {
    if (node instanceof Statement.Try attempt) {
      check(attempt.block(), attempt.catches());
    } else if (node instanceof Statement.TransactionStatement transaction) {
      check(transaction.transaction(), transaction.catches());
    }
  }

  private void check(Node body, List<CatchClause> clauses) {
    Node write = firstWrite(body);
    if (write == null) {
      return;
    }
    for (CatchClause clause : clauses) {
      boolean known = names.find(clause.error()) != null;
      if (known && !(clause.block().exit() instanceof Exit.Fail)) {
        found.add(
            Diagnostic.of(
                    Code.BEL4007,
                    clause.error().span(),
                    "`" + clause.error().text() + "` is swallowed after writes, which would commit")
                .withLabel(write.span(), "written before the error")
                .withWhy("a transaction commits all that it wrote, so half of the work would stand")
                .withHelp("catch the error behind the transaction, or fail again at the end here"));
      }
    }
  }

  private @Nullable Node firstWrite(Node node) {
    if (writes(node)) {
      return node;
    }
    for (Node child : Children.of(node)) {
      Node write = firstWrite(child);
      if (write != null) {
        return write;
      }
    }
    return null;
  }

  private boolean writes(Node node) {
    if (node instanceof Remote.Call call) {
      Typing.Invoked invoked = typing.findRemote(call);
      return invoked != null
          && invoked.callee() instanceof FunctionSymbol function
          && !effects.of(function).writes().isEmpty();
    } else if (node instanceof Statement.Assign assign) {
      return isRow(assign.place());
    } else if (node instanceof Statement.Update update) {
      return isRow(update.place());
    }
    return node instanceof Statement.Insert || node instanceof Statement.Delete;
  }

  private boolean isRow(Place place) {
    PlaceMeaning meaning = typing.findPlace(place);
    return meaning != null && !(meaning instanceof PlaceMeaning.Variable);
  }
}
