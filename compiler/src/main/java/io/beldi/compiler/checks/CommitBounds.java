package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.List;

/** Transactions that may touch more than the store takes in one request. */
final class CommitBounds {
  /** The store takes 100 items at once, one of which is the transaction's own record. */
  private static final long ROWS = 99;

  /** Of the four megabytes that the store takes, a part stays for the record. */
  private static final long BYTES = (4L << 20) - (256L << 10);

  private final RowSizes sizes;

  CommitBounds(Typing typing) {
    this.sizes = new RowSizes(typing);
  }

  void check(TransactionShape shape, List<Diagnostic> found) {
    check(shape.span(), "this transaction", shape.rows(), found);
    for (Participation one : shape.participations()) {
      String callee = "what `" + one.callee().shortName() + "` does in this transaction";
      check(one.span(), callee, one.rows(), found);
    }
  }

  private void check(Span place, String what, List<RowAccess> all, List<Diagnostic> found) {
    List<RowAccess> rows = distinct(all);
    long count = rows.stream().mapToLong(RowAccess::times).sum();
    if (count > ROWS) {
      String number = count >= RowAccess.UNBOUNDED ? "any number of" : count + "";
      found.add(report(place, what + " may touch " + number + " rows, over " + ROWS, rows));
      return;
    }
    List<RowAccess> written = rows.stream().filter(row -> isWritten(row, all)).toList();
    long bytes = written.stream().mapToLong(row -> row.times() * sizes.most(row.state())).sum();
    if (bytes > BYTES) {
      long megabytes = bytes >> 20;
      found.add(
          report(place, what + " may write " + megabytes + " MB, over the store's 4", written));
    }
  }

  private static boolean isWritten(RowAccess row, List<RowAccess> all) {
    return row.writes() || all.stream().anyMatch(other -> other.writes() && other.isSameRow(row));
  }

  private static Diagnostic report(Span place, String message, List<RowAccess> rows) {
    Diagnostic found = Diagnostic.of(Code.BEL4015, place, message);
    for (RowAccess row : rows) {
      if (row.times() > 1) {
        String times = row.times() >= RowAccess.UNBOUNDED ? "without a bound" : row.times() + "";
        found = found.withLabel(row.span(), "rows of `" + row.state().text() + "`: " + times);
      }
    }
    return found
        .withWhy(
            "a transaction is one request to the store, which takes 100 items and 4 MB; a"
                + " larger one is a fault")
        .withHelp("bound what the loop walks, `list<T>(..50)`, or commit in several transactions");
  }

  /** How many rows these are at most. */
  static long count(List<RowAccess> rows) {
    return distinct(rows).stream().mapToLong(RowAccess::times).sum();
  }

  private static List<RowAccess> distinct(List<RowAccess> rows) {
    List<RowAccess> distinct = new ArrayList<>();
    for (RowAccess row : rows) {
      if (distinct.stream().noneMatch(row::isSameRow)) {
        distinct.add(row);
      }
    }
    return distinct;
  }
}
