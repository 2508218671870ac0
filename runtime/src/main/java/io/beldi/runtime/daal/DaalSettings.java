package io.beldi.runtime.daal;

import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import java.time.Duration;

/**
 * The choices of this engine.
 *
 * @param prefix of the names of the engine's own tables
 * @param version of the application, which instances are pinned to
 * @param entries how many log entries one row holds, at least 1
 * @param page how many items are read with one request, at least 1
 * @param shards how many parts the indexes of open and ended intents have, at least 1
 * @param attempts how often and for how long an instance is attempted
 * @param dead how long after an instance has ended all its executions are dead, and nothing that
 *     they or their callers have sent can still land (T in the paper)
 * @param remembered how long the result of an instance that a client's key names is kept
 */
public record DaalSettings(
    String prefix,
    String version,
    int entries,
    int page,
    int shards,
    AttemptPolicy attempts,
    Duration dead,
    Duration remembered) {
  /** The greatest age of an event, how long a request may be on its way, and clocks differ. */
  private static final Duration SLACK = Duration.ofHours(6).plusMinutes(2);

  /**
   * @throws IllegalArgumentException if a number is below 1, or instances would be forgotten while
   *     executions of them may live
   */
  public DaalSettings {
    positive("entries", entries);
    positive("page", page);
    positive("shards", shards);
    Duration least = attempts.limit().multipliedBy(2);
    if (dead.compareTo(least) <= 0) {
      throw new IllegalArgumentException(
          "executions live for " + least + " in a row, so they are not dead after " + dead);
    }
    if (remembered.compareTo(dead) < 0) {
      throw new IllegalArgumentException(
          "results must be kept for at least " + dead + ", not " + remembered);
    }
  }

  /** The usual choices: the paper's thousand entries to a row. */
  public static DaalSettings standard() {
    Duration limit = Duration.ofMinutes(15);
    return new DaalSettings(
        "beldi.daal.",
        "1",
        1000,
        100,
        1,
        new AttemptPolicy(
            limit,
            new Backoff(limit, Duration.ofHours(1)),
            20,
            3,
            new Backoff(Duration.ofMillis(20), Duration.ofSeconds(2))),
        limit.multipliedBy(2).plus(SLACK),
        Duration.ofDays(14));
  }

  /** These choices with so many entries to a row. */
  public DaalSettings withEntries(int other) {
    return new DaalSettings(prefix, version, other, page, shards, attempts, dead, remembered);
  }

  /** These choices with pages of so many items. */
  public DaalSettings withPage(int other) {
    return new DaalSettings(prefix, version, entries, other, shards, attempts, dead, remembered);
  }

  /** These choices with another policy, and executions dead after so long. */
  public DaalSettings with(AttemptPolicy other, Duration nowDead) {
    Duration kept = remembered.compareTo(nowDead) < 0 ? nowDead : remembered;
    return new DaalSettings(prefix, version, entries, page, shards, other, nowDead, kept);
  }

  /** These choices with results of keyed instances kept for so long. */
  public DaalSettings withRemembered(Duration other) {
    return new DaalSettings(prefix, version, entries, page, shards, attempts, dead, other);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
