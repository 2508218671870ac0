package io.beldi.compiler.checks;

import io.beldi.compiler.checks.TransactionShape.Circle;
import io.beldi.compiler.checks.TransactionShape.Edge;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which transactions lock rows. Only sovereign services lock: services that commit
 * together compare versions at the end, so that the order in which they touch rows does not matter.
 */
final class LockOrder {
  private final List<Diagnostic> found;

  LockOrder(List<Diagnostic> found) {
    this.found = found;
  }

  void check(List<TransactionShape> shapes) {
    for (int i = 0; i < shapes.size(); i++) {
      TransactionShape shape = shapes.get(i);
      shape.circles().forEach(this::circle);
      keys(shape);
      twice(shape);
      for (TransactionShape other : shapes.subList(i + 1, shapes.size())) {
        opposite(shape, other);
      }
    }
  }

  private void circle(Circle circle) {
    Diagnostic back =
        Diagnostic.of(
                Code.BEL4008,
                circle.call(),
                "`"
                    + circle.callee().shortName()
                    + "` is called while its own side of the transaction waits for this answer")
            .withWhy("it would not see what that side has written, and could wait for its locks");
    for (Span waiting : circle.waiting()) {
      back = back.withLabel(waiting, "waits for an answer");
    }
    found.add(back.withHelp("give out a value, and let the outer function go on with it"));
  }

  private void keys(TransactionShape shape) {
    for (Participation one : shape.participations()) {
      if (one.repeated()) {
        found.add(
            unordered(one.span(), one.rows().get(0).state().shortName())
                .withHelp("walk the keys in order: `.sortedBy(key -> key)`, without `parallel`"));
        return;
      }
    }
    for (Edge edge : shape.order()) {
      for (RowAccess held : edge.held().rows()) {
        if (!meetsUnordered(held, edge.next())) {
          continue;
        }
        found.add(
            unordered(edge.next().span(), held.state().shortName())
                .withLabel(edge.held().span(), "locks one row")
                .withText("then another one")
                .withHelp(
                    "let one function of `"
                        + held.state().service().text()
                        + "` do both: all rows of one call are locked at once"));
        return;
      }
    }
  }

  private static boolean meetsUnordered(RowAccess held, Participation next) {
    boolean again = next.rows().stream().anyMatch(held::isSameRow);
    return !again && next.rows().stream().anyMatch(held::mayConflict);
  }

  private static Diagnostic unordered(Span span, String what) {
    return Diagnostic.of(
            Code.BEL4010,
            span,
            "rows of `" + what + "` are locked one after another, in the order of the data")
        .withWhy("two such transactions that meet in the other order make one of them start over");
  }

  private void twice(TransactionShape shape) {
    for (Edge edge : shape.order()) {
      if (edge.held().callee().equals(edge.next().callee())) {
        found.add(
            Diagnostic.of(
                    Code.BEL4012,
                    edge.next().span(),
                    "`" + edge.next().callee().shortName() + "` is called again in one transaction")
                .withLabel(edge.held().span(), "called here before")
                .withHelp("each call costs a round of its own; one function could do both"));
        return;
      }
    }
  }

  private void opposite(TransactionShape one, TransactionShape two) {
    for (Edge mine : one.order()) {
      for (Edge other : two.order()) {
        Pair pair = crossing(mine, other);
        if (pair != null) {
          found.add(report(one, mine, two, other, pair));
          return;
        }
      }
    }
  }

  /** Two rows that both take, in opposite orders. */
  private record Pair(RowAccess first, RowAccess second) {}

  private static @Nullable Pair crossing(Edge mine, Edge other) {
    for (RowAccess first : mine.held().rows()) {
      for (RowAccess second : mine.next().rows()) {
        boolean back =
            !first.state().equals(second.state())
                && other.held().rows().stream().anyMatch(second::mayConflict)
                && other.next().rows().stream().anyMatch(first::mayConflict);
        if (back) {
          return new Pair(first, second);
        }
      }
    }
    return null;
  }

  private static Diagnostic report(
      TransactionShape one, Edge mine, TransactionShape two, Edge other, Pair pair) {
    String first = "`" + pair.first().state().shortName() + "`";
    String second = "`" + pair.second().state().shortName() + "`";
    String mineName = "`" + one.function().shortName() + "`";
    String otherName = "`" + two.function().shortName() + "`";
    return Diagnostic.of(
            Code.BEL4009,
            mine.next().span(),
            "two transactions take the same locks in opposite order")
        .withText("then " + second)
        .withLabel(mine.held().span(), mineName + " locks " + first + " first,")
        .withLabel(other.held().span(), otherName + " locks " + second + " first,")
        .withLabel(other.next().span(), "then " + first)
        .withWhy("under load the younger of two such transactions starts over, again and again")
        .withHelp("let both call in the same order");
  }
}
