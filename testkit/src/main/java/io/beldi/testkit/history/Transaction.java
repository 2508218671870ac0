package io.beldi.testkit.history;

import java.util.List;

/**
 * One transaction, or one attempt at one.
 *
 * @param name for people; no two of a history have the same
 * @param process who asked; nobody asks for two things at once
 * @param invoked when it was asked for; any unit, such as the number of an event
 * @param returned when the answer was there; {@link #NEVER} if it was not
 * @param outcome how it ended
 * @param actions in their order; what an unanswered transaction has read is often unknown, and is
 *     then left out
 */
public record Transaction(
    String name,
    String process,
    long invoked,
    long returned,
    Outcome outcome,
    List<Action> actions) {
  /** Later than everything. */
  public static final long NEVER = Long.MAX_VALUE;

  public Transaction {
    actions = List.copyOf(actions);
    if (returned < invoked) {
      throw new IllegalArgumentException(name + " returned before it was invoked");
    }
  }

  @Override
  public String toString() {
    return HistoryText.line(this);
  }
}
