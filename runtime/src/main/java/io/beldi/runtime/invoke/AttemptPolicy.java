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
 */
public record AttemptPolicy(Duration limit, Backoff waits, int most, int calls, Backoff conflicts) {
  /**
   * @throws IllegalArgumentException if a number is below 1, or the limit negative
   */
  public AttemptPolicy {
    positive("most", most);
    positive("calls", calls);
    if (limit.isNegative()) {
      throw new IllegalArgumentException("limit must not be negative: " + limit);
    }
  }

  /** This policy with attempts that may take so long, and waits of that order between them. */
  public AttemptPolicy withLimit(Duration other) {
    return new AttemptPolicy(other, new Backoff(other, waits.cap()), most, calls, conflicts);
  }

  /** This policy with other waits between attempts. */
  public AttemptPolicy withWaits(Backoff other) {
    return new AttemptPolicy(limit, other, most, calls, conflicts);
  }

  /** This policy with so many attempts after the last commit. */
  public AttemptPolicy withMost(int other) {
    return new AttemptPolicy(limit, waits, other, calls, conflicts);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
