package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.journal.Retention;
import io.beldi.runtime.journal.Waits;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.record.Settings.Requests;
import io.beldi.runtime.record.Settings.Timing;
import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;
import java.time.Duration;

/** How the default engine is set up in a run. */
final class RecordKnobs {
  private static final Knobs.Forgetting[] FORGETTING = Knobs.Forgetting.values();
  private static final int OPERATIONS = 4;
  private static final int SHORT_ONE_IN = 6;

  /** Short enough for records to be forgotten while there is chaos. */
  private static final Timing SHORT =
      new Timing(Duration.ofMinutes(2), Duration.ofSeconds(10), Duration.ofSeconds(5));

  private static final Backoff SOON = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(1));
  private static final int MANY_ATTEMPTS = 120;

  /**
   * Often enough for many attempts before what is known of callees may go, and not so often that
   * they are used up in one outage: either would park an instance that nothing is wrong with.
   */
  private static final long STEADY_PERIOD = 30_000;

  private static final long LONG_CHAOS = 180 * 60_000;
  private static final long LONG_THINK = 600_000;

  private static final long[] PERIODS = {60_000, 500, 10_000, 120_000};
  private static final long[] THINK = {1_000, 10, 10_000, 60_000};
  private static final int[] LAGS = {0, 1, 3, 20};
  private static final int[] CLIENTS = {4, 1, 8, 16};
  private static final int[] LOG_ITEMS = {8192, 1, 300, 1000};
  private static final long CHAOS = 15 * 60_000;

  private RecordKnobs() {}

  static Knobs usual() {
    return new Knobs(
        new RecordProtocol(kept(Settings.standard())),
        2,
        PERIODS[0],
        0,
        0,
        CHAOS,
        Knobs.Forgetting.NOBODY,
        0);
  }

  static Knobs draw(Choice choice) {
    Settings settings = Settings.standard();
    if (choice.draw(Label.KNOB, 2) == 1) {
      settings = settings.with(settings.layout().withShards(1));
    }
    int logItem = LOG_ITEMS[choice.draw(Label.KNOB, LOG_ITEMS.length)];
    settings = settings.with(settings.layout().withLogItem(logItem));
    if (choice.draw(Label.KNOB, 3) == 2) {
      settings = settings.with(new Requests(1, settings.requests().waits()));
    }
    AttemptPolicy attempts = settings.attempts();
    if (choice.draw(Label.KNOB, 3) == 2) {
      attempts =
          new AttemptPolicy(
              attempts.limit(), attempts.waits(), attempts.most(), 1, attempts.conflicts());
    }
    if (choice.draw(Label.KNOB, 2) == 1) {
      settings = settings.with(settings.upkeep().withPage(1));
    }
    boolean shortMemory = choice.draw(Label.KNOB, SHORT_ONE_IN) == SHORT_ONE_IN - 1;
    if (shortMemory) {
      settings = settings.with(SHORT);
      attempts =
          new AttemptPolicy(
              attempts.limit(), SOON, MANY_ATTEMPTS, attempts.calls(), attempts.conflicts());
    }
    return new Knobs(
        new RecordProtocol(kept(settings.with(attempts))),
        CLIENTS[choice.draw(Label.KNOB, CLIENTS.length)],
        shortMemory ? STEADY_PERIOD : PERIODS[choice.draw(Label.KNOB, PERIODS.length)],
        shortMemory ? LONG_THINK : THINK[choice.draw(Label.KNOB, THINK.length)],
        LAGS[choice.draw(Label.KNOB, LAGS.length)],
        shortMemory ? LONG_CHAOS : CHAOS,
        FORGETTING[choice.draw(Label.KNOB, FORGETTING.length)],
        choice.draw(Label.KNOB, OPERATIONS));
  }

  /** Nothing is kept longer than it has to be. */
  private static Settings kept(Settings settings) {
    Waits waits = settings.waits();
    return settings.with(new Retention(waits.logs(), waits.records()));
  }
}
