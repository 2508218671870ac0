package io.beldi.runtime.invoke;

import java.time.Duration;

/**
 * How often and for how long an instance is attempted.
 *
 * @param limit how long an attempt may take (L); the time limit of a function
 * @param waits between attempts of one instance
 * @param most how many attempts are sent after the last commit before the instance is parked, at
 *     least 1
 * @param calls how often one call is sent at most in one attempt, at least 1
 * @param conflicts waits between tries within one attempt: of a call, or of a transaction block
 * @param margin the time that an attempt must have left for an effect after which it goes on, 0 or
 *     more; a callee must have ended so much earlier than its caller
 * @param looks how often one looks, with the waits of conflicts in between, whether a transaction
 *     still holds a row, before one sees to its end; at least 1
 */
public record AttemptPolicy(
    Duration limit,
    Backoff waits,
    int most,
    int calls,
    Backoff conflicts,
    Duration margin,
    int looks) {
  private static final int USUAL_LOOKS = 12;

  private static final Duration MARGIN = Duration.ofMillis(200);

  /**
   * @throws IllegalArgumentException if a number is below 1, or the limit or the margin negative
   */
  public AttemptPolicy {
    positive("most", most);
    positive("calls", calls);
    positive("looks", looks);
    if (limit.isNegative()) {
      throw new IllegalArgumentException("limit must not be negative: " + limit);
    }
    if (margin.isNegative()) {
      throw new IllegalArgumentException("margin must not be negative: " + margin);
    }
  }

  /**
   * A policy with the usual number of looks, and the usual margin: a fifth of a second, or a tenth
   * of a shorter limit.
   */
  public AttemptPolicy(Duration limit, Backoff waits, int most, int calls, Backoff conflicts) {
    this(limit, waits, most, calls, conflicts, usualMargin(limit), USUAL_LOOKS);
  }

  /** This policy with attempts that may take so long, and waits of that order between them. */
  public AttemptPolicy withLimit(Duration other) {
    Backoff longer = new Backoff(other, waits.cap());
    return new AttemptPolicy(other, longer, most, calls, conflicts, margin, looks);
  }

  /** This policy with other waits between attempts. */
  public AttemptPolicy withWaits(Backoff other) {
    return new AttemptPolicy(limit, other, most, calls, conflicts, margin, looks);
  }

  /** This policy with so many attempts after the last commit. */
  public AttemptPolicy withMost(int other) {
    return new AttemptPolicy(limit, waits, other, calls, conflicts, margin, looks);
  }

  /** This policy with another margin. */
  public AttemptPolicy withMargin(Duration other) {
    return new AttemptPolicy(limit, waits, most, calls, conflicts, other, looks);
  }

  /** This policy with so many looks at a row that is held. */
  public AttemptPolicy withLooks(int other) {
    return new AttemptPolicy(limit, waits, most, calls, conflicts, margin, other);
  }

  private static Duration usualMargin(Duration limit) {
    Duration tenth = limit.dividedBy(10);
    return tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
