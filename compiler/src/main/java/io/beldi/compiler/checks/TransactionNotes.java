package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.effects.Accesses;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Setting;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Typing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions that could be simpler, and writes in those that say that they only read. */
final class TransactionNotes {
  private static final String KEYWORD = "transaction";

  private final Typing typing;
  private final Accesses accesses;
  private final List<Diagnostic> found;

  TransactionNotes(Typing typing, Effects effects, List<Diagnostic> found) {
    this.typing = typing;
    this.accesses = new Accesses(typing, effects);
    this.found = found;
  }

  void check(FunctionDefinition function) {
    if (function.node().body() instanceof Block body) {
      Span outer = function.transactional() ? function.node().name().span() : null;
      walk(body, outer, false);
    }
  }

  /** Whether a transaction says {@code readonly: true}. */
  static boolean isReadOnly(Expression.Transaction node) {
    for (Setting setting : node.settings()) {
      if (setting.name().text().equals("readonly")) {
        return setting.value() instanceof Literal.BooleanLiteral it && it.value();
      }
    }
    return false;
  }

  /**
   * Looks for transactions.
   *
   * @param outer what opens the transaction around the node; null outside of all
   * @param readOnly whether that one says so
   */
  private void walk(Node node, @Nullable Span outer, boolean readOnly) {
    if (node instanceof Statement.TransactionStatement statement && outer == null) {
      single(statement);
    }
    if (node instanceof Expression.Transaction transaction) {
      transaction(transaction, outer);
      boolean only = readOnly || isReadOnly(transaction);
      if (only && !readOnly) {
        refuseWrites(transaction.block());
      }
      walk(transaction.block(), outer == null ? keyword(transaction) : outer, only);
      return;
    }
    Children.of(node).forEach(child -> walk(child, outer, readOnly));
  }

  private static Span keyword(Expression.Transaction node) {
    int start = node.span().start();
    return node.span().file().span(start, start + KEYWORD.length());
  }

  private void transaction(Expression.Transaction node, @Nullable Span outer) {
    if (outer != null) {
      found.add(
          Diagnostic.of(Code.BEL4016, keyword(node), "this transaction joins the one around it")
              .withLabel(outer, "the outer one, which alone commits")
              .withHelp("leave out the inner `transaction`, unless it helps the reader"));
    } else if (!isReadOnly(node)
        && accesses.firstWrite(node.block()) == null
        && accesses.firstRead(node.block()) != null) {
      Span keyword = keyword(node);
      Edit edit =
          node.settings().isEmpty()
              ? new Edit(keyword.atEnd(), " (readonly: true)")
              : new Edit(node.settings().get(0).span().atStart(), "readonly: true, ");
      found.add(
          Diagnostic.of(Code.BEL4014, keyword, "this transaction only reads")
              .withHelp("say so: `transaction (readonly: true)`, and a later write is refused")
              .withFix("add `readonly: true`", edit));
    }
  }

  private void single(Statement.TransactionStatement node) {
    Block block = node.transaction().block();
    if (block.statements().size() != 1 || block.exit() != null) {
      return;
    }
    Statement only = block.statements().get(0);
    Place place = Accesses.target(only);
    boolean writes = place != null && Accesses.row(place, typing) != null;
    if (!writes || accesses.firstRead(only) != null) {
      return;
    }
    Diagnostic note =
        Diagnostic.of(
                Code.BEL4013,
                keyword(node.transaction()),
                "a transaction around a single write, which is atomic without it")
            .withHelp("write `" + firstLine(only) + "` without `transaction`");
    Span whole = node.span();
    found.add(
        node.catches().isEmpty()
            ? note.withFix(
                "unwrap the write",
                new Edit(whole.file().span(whole.start(), only.span().start()), ""),
                new Edit(whole.file().span(only.span().end(), whole.end()), ""))
            : note);
  }

  private static String firstLine(Node node) {
    String text = node.span().text();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end) + " …";
  }

  private void refuseWrites(Node node) {
    if (accesses.writes(node)) {
      found.add(
          Diagnostic.of(Code.BEL4017, node.span(), "this transaction says that it only reads")
              .withText("writes")
              .withHelp("leave out `readonly: true`, or write behind the transaction"));
    } else {
      Children.of(node).forEach(this::refuseWrites);
    }
  }
}
