package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Accesses;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Typing;
import java.util.List;

/** Errors that are caught inside of a transaction after writes, which would commit by half. */
final class SwallowedErrors {
  private final Names names;
  private final Accesses accesses;
  private final List<Diagnostic> found;

  SwallowedErrors(Names names, Typing typing, Effects effects, List<Diagnostic> found) {
    this.names = names;
    this.accesses = new Accesses(typing, effects);
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
    Node write = accesses.firstWrite(body);
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
}
