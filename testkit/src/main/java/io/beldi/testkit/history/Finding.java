package io.beldi.testkit.history;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One anomaly.
 *
 * @param violated the levels that forbid it
 * @param transactions the names of those that take part
 * @param text why it is one, in lines
 */
public record Finding(
    Anomaly anomaly, Set<Level> violated, List<String> transactions, String text) {
  public Finding {
    violated = Collections.unmodifiableSet(EnumSet.copyOf(violated));
    transactions = List.copyOf(transactions);
  }

  @Override
  public String toString() {
    return anomaly + " (" + anomaly.meaning() + ")\n" + text.stripTrailing().indent(2);
  }
}
