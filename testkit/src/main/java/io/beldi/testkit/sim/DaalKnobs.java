package io.beldi.testkit.sim;

import io.beldi.runtime.daal.DaalSettings;
import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import java.time.Duration;

/** How the engine of the paper is set up in a run: rows roll over all the time. */
final class DaalKnobs {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Backoff QUICK = new Backoff(Duration.ofMillis(5), Duration.ofMillis(500));
  private static final Backoff SLOW = new Backoff(LIFE, Duration.ofMinutes(10));
  private static final Backoff SOON = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(1));

  /** Nothing that an instance achieves starts the count again, and chaos may be long. */
  private static final int MOST = 200;

  private static final int CALLS = 3;
  private static final int SHORT_ONE_IN = 3;

  /** Short enough for instances to be forgotten while there is chaos. */
  private static final int MANY_ATTEMPTS = 400;

  private static final long STEADY_PERIOD = 30_000;
  private static final long LONG_CHAOS = 180 * 60_000;
  private static final long LONG_THINK = 600_000;
  private static final long CHAOS = 15 * 60_000;
  private static final long[] PERIODS = {60_000, 500, 10_000, 120_000};
  private static final long[] THINK = {1_000, 10, 10_000, 60_000};
  private static final int[] LAGS = {0, 1, 3, 20};
  private static final int[] CLIENTS = {4, 1, 8, 16};
  private static final int[] ENTRIES = {2, 1, 3, 10};
  private static final int[] PAGES = {100, 1, 2, 5};

  private DaalKnobs() {}

  static Knobs usual() {
    return new Knobs(
        protocol(2, 100, bounds(false), policy(false, CALLS)),
        2,
        PERIODS[0],
        0,
        0,
        CHAOS,
        Knobs.Forgetting.NOBODY,
        0);
  }

  static Knobs draw(Choice choice) {
    int entries = ENTRIES[choice.draw(Label.KNOB, ENTRIES.length)];
    int page = PAGES[choice.draw(Label.KNOB, PAGES.length)];
    int calls = choice.draw(Label.KNOB, 3) == 2 ? 1 : CALLS;
    boolean shortMemory = choice.draw(Label.KNOB, SHORT_ONE_IN) == SHORT_ONE_IN - 1;
    return new Knobs(
        protocol(entries, page, bounds(shortMemory), policy(shortMemory, calls)),
        CLIENTS[choice.draw(Label.KNOB, CLIENTS.length)],
        shortMemory ? STEADY_PERIOD : PERIODS[choice.draw(Label.KNOB, PERIODS.length)],
        shortMemory ? LONG_THINK : THINK[choice.draw(Label.KNOB, THINK.length)],
        LAGS[choice.draw(Label.KNOB, LAGS.length)],
        shortMemory ? LONG_CHAOS : CHAOS,
        choice.draw(Label.KNOB, 3) == 0 ? Knobs.Forgetting.NOBODY : Knobs.Forgetting.SWEEPER,
        0);
  }

  private static Protocol protocol(int entries, int page, Bounds bounds, AttemptPolicy policy) {
    // Two lives after another: of a caller, and of the callee that its last request begins.
    Duration dead =
        bounds
            .life()
            .multipliedBy(2)
            .plus(bounds.event())
            .plus(bounds.flight().multipliedBy(2))
            .plus(bounds.skew().multipliedBy(2));
    DaalSettings settings =
        DaalSettings.standard()
            .withEntries(entries)
            .withPage(page)
            .with(policy, dead)
            .withRemembered(REMEMBERED);
    return new DaalProtocol(settings, bounds);
  }

  private static AttemptPolicy policy(boolean shortMemory, int calls) {
    return shortMemory
        ? new AttemptPolicy(LIFE, SOON, MANY_ATTEMPTS, calls, QUICK)
        : new AttemptPolicy(LIFE, SLOW, MOST, calls, QUICK);
  }

  private static Bounds bounds(boolean shortMemory) {
    return shortMemory
        ? new Bounds(
            LIFE,
            SOON.cap(),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            REMEMBERED)
        : new Bounds(
            LIFE,
            SLOW.cap(),
            Duration.ofHours(6),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            REMEMBERED);
  }
}
