package io.beldi.testkit.history;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did with one row, without a transaction.
 *
 * @param process who asked
 * @param key of the row
 * @param invoked when it was asked for; any unit
 * @param returned when the answer was there; {@link Transaction#NEVER} if it was not
 * @param outcome whether it was done; what it has read counts only if it is {@link
 *     Outcome#COMMITTED}
 * @param call what was asked for, and what was answered
 */
public record Access(
    String process, String key, long invoked, long returned, Outcome outcome, Call call) {
  /** What was done; a null is a row that is not there. */
  public sealed interface Call {
    /** Reads. */
    record Read(@Nullable Long value) implements Call {}

    /** Writes, or deletes. */
    record Write(@Nullable Long value) implements Call {}

    /**
     * Writes if the row is as expected.
     *
     * @param done whether it was
     */
    record ConditionalWrite(@Nullable Long expected, @Nullable Long value, boolean done)
        implements Call {}

    /**
     * Adds to the row; a row that is not there is 0.
     *
     * @param result the sum, if that was answered
     */
    record Add(long amount, @Nullable Long result) implements Call {}
  }

  public Access {
    if (returned < invoked) {
      throw new IllegalArgumentException(process + " was answered before it asked");
    }
  }

  /** When it was over for certain. */
  long end() {
    return outcome == Outcome.UNKNOWN ? Transaction.NEVER : returned;
  }

  @Override
  public String toString() {
    return AccessText.line(this);
  }
}
