package io.beldi.runtime.record;

import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.journal.Retention;
import io.beldi.runtime.journal.Waits;
import java.time.Duration;

/**
 * What an operator may choose, in groups; {@code with} replaces one of them.
 *
 * @param version of the application
 * @param layout of what the engine stores
 * @param attempts of one instance
 * @param requests to the store
 * @param timing what is assumed of machines and networks
 * @param retention how long is kept what is known of ended instances
 * @param upkeep what the collector and the sweeper do in one pass
 */
public record Settings(
    String version,
    Layout layout,
    AttemptPolicy attempts,
    Requests requests,
    Timing timing,
    Retention retention,
    Upkeep upkeep) {

  /**
   * How the engine stores what it knows.
   *
   * @param prefix of the names of the engine's own tables
   * @param shards parts of the index of due instances, 1 or more; fixed once the table is in use
   * @param logItem how many bytes of a log one item of the journal holds, at least 1
   */
  public record Layout(String prefix, int shards, int logItem) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Layout {
      positive("shards", shards);
      positive("logItem", logItem);
    }

    /** This layout with other names of tables. */
    public Layout withPrefix(String other) {
      return new Layout(other, shards, logItem);
    }

    /** This layout with so many parts of the index of due instances. */
    public Layout withShards(int other) {
      return new Layout(prefix, other, logItem);
    }

    /** This layout with so many bytes of a log in one item. */
    public Layout withLogItem(int other) {
      return new Layout(prefix, shards, other);
    }
  }

  /**
   * How often one request to the store is sent, at least 1 time, and the waits in between.
   *
   * @param most how often at most
   */
  public record Requests(int most, Backoff waits) {
    /**
     * @throws IllegalArgumentException if no request may be sent
     */
    public Requests {
      positive("most", most);
    }
  }

  /**
   * What is assumed of machines and networks. Only deletion relies on it.
   *
   * @param event greatest age of an event that is still delivered (D)
   * @param flight longest time in which a request may still land after its sender has died (N)
   * @param skew greatest difference between two clocks (S)
   */
  public record Timing(Duration event, Duration flight, Duration skew) {}

  /**
   * What the collector and the sweeper do, and how often.
   *
   * @param collect the time between two passes of the collector, 0 or more
   * @param sweep the time between two passes of the sweeper, 0 or more
   * @param page how many items they ask the store for at a time, at least 1
   * @param pages how many pages of each table one pass of the sweeper reads at most, at least 1
   */
  public record Upkeep(Duration collect, Duration sweep, int page, int pages) {
    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Upkeep {
      notNegative("collect", collect);
      notNegative("sweep", sweep);
      positive("page", page);
      positive("pages", pages);
    }

    /** This upkeep with so many items in a page. */
    public Upkeep withPage(int other) {
      return new Upkeep(collect, sweep, other, pages);
    }
  }

  /**
   * @throws IllegalArgumentException if the retention is too short for the attempts and the timing
   */
  public Settings {
    retention.checked(waits(attempts, timing));
  }

  /** What suits a function of AWS Lambda that answers within half a minute. */
  public static Settings standard() {
    Backoff quick = new Backoff(Duration.ofMillis(5), Duration.ofMillis(500));
    Duration limit = Duration.ofSeconds(30);
    Backoff slow = new Backoff(limit, Duration.ofMinutes(10));
    return new Settings(
        "1",
        new Layout("beldi.", 4, 8192),
        new AttemptPolicy(limit, slow, 20, 3, quick),
        new Requests(10, quick),
        // As long as AWS Lambda keeps an asynchronous event at most.
        new Timing(Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofMinutes(1)),
        new Retention(Duration.ofDays(1), Duration.ofDays(14)),
        new Upkeep(Duration.ofSeconds(1), Duration.ofMinutes(1), 25, 40));
  }

  /** These settings for another version of the application. */
  public Settings withVersion(String other) {
    return new Settings(other, layout, attempts, requests, timing, retention, upkeep);
  }

  public Settings with(Layout other) {
    return new Settings(version, other, attempts, requests, timing, retention, upkeep);
  }

  public Settings with(AttemptPolicy other) {
    return new Settings(version, layout, other, requests, timing, retention, upkeep);
  }

  public Settings with(Requests other) {
    return new Settings(version, layout, attempts, other, timing, retention, upkeep);
  }

  public Settings with(Timing other) {
    return new Settings(version, layout, attempts, requests, other, retention, upkeep);
  }

  public Settings with(Retention other) {
    return new Settings(version, layout, attempts, requests, timing, other, upkeep);
  }

  public Settings with(Upkeep other) {
    return new Settings(version, layout, attempts, requests, timing, retention, other);
  }

  /** What the retention has to outlast. */
  public Waits waits() {
    return waits(attempts, timing);
  }

  private static Waits waits(AttemptPolicy attempts, Timing timing) {
    return new Waits(
        attempts.limit(),
        timing.event(),
        timing.flight(),
        timing.skew(),
        Waits.stretch(attempts.most(), attempts.limit(), attempts.waits().cap()));
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
  }
}
