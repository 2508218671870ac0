package io.beldi.runtime.journal;

import java.time.Duration;

/**
 * How long is kept, after the end of an instance, what is known of it.
 *
 * @param logs of the items that hold only its log (T1)
 * @param records of its record (T2), which tells duplicates of the request what came of it
 */
public record Retention(Duration logs, Duration records) {
  /** This retention with records kept for so long. */
  public Retention withRecords(Duration other) {
    return new Retention(logs, other);
  }

  /**
   * When the record of an instance that ends now may go, in seconds; {@code now} in milliseconds.
   */
  public long end(long now) {
    return (now + records.toMillis()) / 1000;
  }

  /** When the log items of an instance that ends now may go, in milliseconds, as {@code now}. */
  public long logsEnd(long now) {
    return now + logs.toMillis();
  }

  /**
   * This retention, if nothing that is still needed goes after it.
   *
   * @throws IllegalArgumentException if a time is shorter than {@link Waits} allow
   */
  public Retention checked(Waits waits) {
    waits.checked(records);
    if (logs.compareTo(waits.logs()) < 0) {
      throw new IllegalArgumentException(
          "retention of logs of " + logs + " is too short: they must be kept for " + waits.logs());
    }
    return this;
  }
}
