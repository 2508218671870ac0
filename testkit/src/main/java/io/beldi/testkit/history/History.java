package io.beldi.testkit.history;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was observed of transactions on lists.
 *
 * @param transactions sorted by when they were invoked
 */
public record History(List<Transaction> transactions) {
  /**
   * @param transactions in any order; those invoked at one time keep theirs
   * @throws IllegalArgumentException if two have one name
   */
  public History {
    transactions =
        transactions.stream().sorted(Comparator.comparingLong(Transaction::invoked)).toList();
    Set<String> names = new HashSet<>();
    for (Transaction transaction : transactions) {
      if (!names.add(transaction.name())) {
        throw new IllegalArgumentException("two transactions are named " + transaction.name());
      }
    }
  }

  /**
   * Reads what {@link #toString} writes: a line for each transaction, such as {@code T1 A 0..5
   * committed: x=[1 2] x+=3 scan(x)={x=[1 2 3] xy=[4]}}, with {@code 0..} when it never returned
   * and {@code *} for times that overlap with all others. Empty lines and lines that begin with
   * {@code #} are skipped.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static History parse(String text) {
    return HistoryText.parse(text);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    transactions.forEach(transaction -> text.append(transaction).append('\n'));
    return text.toString();
  }
}
