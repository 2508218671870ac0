package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.collect.IntentCollector;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application on empty state, on one thread and a clock that stands: the same every time. */
final class World {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int MAX_ROUNDS = 10_000;
  private static final int PAGE = 100;

  private final VirtualClock clock = new VirtualClock(START);
  private final OneThread thread = new OneThread();
  private final Store store = new MemoryStore();
  private final Scene scene = new Scene();
  private final RecordEngine engine;
  private final IntentCollector collector;

  World(Application application) {
    List<BeldiModule> modules = new ArrayList<>(application.modules());
    modules.add(new SceneModule(scene));
    Application extended = Application.of(modules);
    engine =
        RecordEngine.local(
            extended, store, new Platform(clock, new CountedIds(), thread), Settings.standard());
    store.createTables(extended.tables());
    store.createTables(engine.tables());
    collector = engine.collector();
  }

  /** Runs {@code act} as one instance. */
  Reply play(Scene.Act act) {
    scene.next(act);
    return engine.start(
        new Request(scene.signature(), null, Bytes.utf8("null"), Duration.ofMinutes(15)));
  }

  /**
   * Runs until nothing is left to do, however far the clock has to go for it.
   *
   * @throws AssertionError if there is no end to it
   */
  void rest() {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      thread.drain();
      Long due = nextDue();
      if (due == null) {
        return;
      }
      clock.advanceTo(due);
      collector.pass();
    }
    throw new AssertionError("after " + MAX_ROUNDS + " rounds there is still work to do");
  }

  private @Nullable Long nextDue() {
    Long next = null;
    for (Table table : engine.tables()) {
      Item after = null;
      do {
        Page page = store.scan(new Scan(table, PAGE, after));
        for (Item record : page.items()) {
          if (record.get(Journal.DUE) instanceof Value.Num due) {
            long millis = due.number().longValueExact();
            next = next == null ? millis : Math.min(next, millis);
          }
        }
        after = page.next();
      } while (after != null);
    }
    return next;
  }
}
