package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.journal.Waits;
import java.time.Duration;

/**
 * What an operator may choose.
 *
 * @param prefix of the names of the engine's own tables
 * @param version of the application
 * @param shards parts of the index of due instances, 1 or more; fixed once the table is in use
 * @param attemptLimit how long an attempt of a spawned or resumed instance may take
 * @param attempts waits between attempts of one instance
 * @param retention how long records are kept after the end, at least {@link Waits#records()}
 * @param requests waits between repetitions of one request to the store
 * @param requestTries how often one request to the store is sent at most, at least 1
 * @param callTries how often one call is sent at most in one attempt, at least 1
 * @param conflicts waits between attempts of a transaction block
 */
public record Settings(
    String prefix,
    String version,
    int shards,
    Duration attemptLimit,
    Backoff attempts,
    Duration retention,
    Backoff requests,
    int requestTries,
    int callTries,
    Backoff conflicts) {
  /** How many attempts of one uncommitted stretch the retention of records allows for. */
  private static final int ATTEMPTS = 20;

  /** As long as AWS Lambda keeps an asynchronous event at most. */
  private static final Duration EVENT_AGE = Duration.ofHours(6);

  private static final Duration IN_FLIGHT = Duration.ofMinutes(1);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException if the retention is too short for the attempts
   */
  public Settings {
    waits(attemptLimit, attempts).checked(retention);
  }

  public static Settings standard() {
    return new Settings(
        "beldi.",
        "1",
        4,
        Duration.ofSeconds(30),
        new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10)),
        Duration.ofDays(14),
        new Backoff(Duration.ofMillis(5), Duration.ofMillis(500)),
        10,
        3,
        new Backoff(Duration.ofMillis(5), Duration.ofMillis(500)));
  }

  /** These settings with other names of tables. */
  public Settings withPrefix(String other) {
    return new Settings(
        other,
        version,
        shards,
        attemptLimit,
        attempts,
        retention,
        requests,
        requestTries,
        callTries,
        conflicts);
  }

  /** These settings with attempts that may take so long, and waits of that order between them. */
  public Settings withAttemptLimit(Duration limit) {
    return new Settings(
        prefix,
        version,
        shards,
        limit,
        new Backoff(limit, attempts.cap()),
        retention,
        requests,
        requestTries,
        callTries,
        conflicts);
  }

  /** These settings with records kept for so long after the end. */
  public Settings withRetention(Duration other) {
    return new Settings(
        prefix,
        version,
        shards,
        attemptLimit,
        attempts,
        other,
        requests,
        requestTries,
        callTries,
        conflicts);
  }

  /** What the retention has to outlast. */
  public Waits waits() {
    return waits(attemptLimit, attempts);
  }

  private static Waits waits(Duration limit, Backoff attempts) {
    return new Waits(
        limit, EVENT_AGE, IN_FLIGHT, CLOCK_SKEW, Waits.stretch(ATTEMPTS, limit, attempts.cap()));
  }
}
