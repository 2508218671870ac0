package io.beldi.runtime.journal;

import java.time.Duration;

/**
 * How long after the end of an instance what is known of it must be kept. The only place where time
 * matters to correctness, and only to that of deletion.
 *
 * @param attempt longest life of an attempt (L), the time limit of a function
 * @param event greatest age of an event that is still delivered (D)
 * @param flight longest time in which a request may still land after its sender has died (N)
 * @param skew greatest difference between two clocks (S)
 * @param stretch longest time in which a caller is attempted without a commit (R)
 */
public record Waits(
    Duration attempt, Duration event, Duration flight, Duration skew, Duration stretch) {
  /** Ends of retention are stored in whole seconds, rounded down. */
  private static final Duration RESOLUTION = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if a duration is negative
   */
  public Waits {
    notNegative("attempt", attempt);
    notNegative("event", event);
    notNegative("flight", flight);
    notNegative("skew", skew);
    notNegative("stretch", stretch);
  }

  /**
   * The longest time that so many attempts take, each at its limit and after the greatest wait.
   *
   * @param attempts at least 1
   * @throws IllegalArgumentException if there is no attempt
   */
  public static Duration stretch(int attempts, Duration attempt, Duration greatestWait) {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
    }
    return attempt.plus(greatestWait).multipliedBy(attempts);
  }

  /** How long after the time of an attempt is over something of it may still land (N + S). */
  public Duration landing() {
    return flight.plus(skew);
  }

  /**
   * Whether an attempt that begins now may ask again what the instance has asked since {@code
   * since}: the records of its callees are there until everything that the attempt does has landed.
   *
   * @param since when the first of them may have ended, in milliseconds
   * @param now in milliseconds
   * @param records how long records are kept after the end
   */
  public boolean mayAskAgain(long since, long now, Duration records) {
    return now + logs().toMillis() <= since + records.toMillis();
  }

  /** The shortest retention of log items (T1): more than L + N + S after the end. */
  public Duration logs() {
    return attempt.plus(flight).plus(skew).plus(RESOLUTION);
  }

  /**
   * The shortest retention of a record (T2): more than R + D + L + N + S after the end. It has to
   * outlive its caller's chances to ask again, not just its own end.
   */
  public Duration records() {
    return stretch.plus(event).plus(logs());
  }

  /**
   * That retention, if records may go after it.
   *
   * @throws IllegalArgumentException if it is shorter than {@link #records()}
   */
  public Duration checked(Duration retention) {
    if (retention.compareTo(records()) < 0) {
      throw new IllegalArgumentException(
          "retention of " + retention + " is too short: records must be kept for " + records());
    }
    return retention;
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
  }
}
