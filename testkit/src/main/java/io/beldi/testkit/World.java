package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.Signature;
import io.beldi.runtime.collect.IntentCollector;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * An application on empty state, on one thread and a clock that stands: the same every time. Its
 * process may end once, at a chosen request; what is stored stays, and a new process goes on.
 */
public final class World {
  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int MAX_ROUNDS = 10_000;

  private final VirtualClock clock = new VirtualClock(START);
  private final CountedIds ids = new CountedIds();
  private final Store memory = new MemoryStore();
  private final Scene scene = new Scene();
  private final Application application;
  private final CrashingStore store;
  private OneThread thread;
  private RecordEngine engine;
  private IntentCollector collector;
  private int statements;

  /**
   * @param crash null for a run without one
   */
  public World(Application underTest, @Nullable CrashPoint crash) {
    List<BeldiModule> modules = new ArrayList<>(underTest.modules());
    modules.add(new SceneModule(scene));
    application = Application.of(modules);
    store = new CrashingStore(memory, crash);
    thread = new OneThread();
    engine = engine();
    collector = engine.collector();
    store.createTables(application.tables());
    store.createTables(engine.tables());
  }

  /** How many requests the store has had. */
  public int requests() {
    return store.requests();
  }

  /**
   * The rows of the application now, each as {@code table {attribute: value, …}} in the store's
   * JSON form, without version stamps.
   */
  public SortedSet<String> rows() {
    return snapshot().rows();
  }

  /** What is stored now. */
  Snapshot snapshot() {
    return Snapshot.of(memory, application.tables(), START.toEpochMilli(), clock.millis());
  }

  /**
   * Runs {@code act} as one instance. Its name is its key, so that a new process can be asked again
   * as a client would ask that has had no answer.
   */
  Reply play(Scene.Act act) {
    scene.next(act);
    statements++;
    return ask(scene.signature(), "statement " + statements, Bytes.utf8("null"));
  }

  /**
   * Asks for {@code function} as a client would: again with the same key where there is no answer.
   *
   * @param input the parameters, one JSON object
   * @throws AssertionError if there is no end to it
   */
  public Reply ask(Signature<?, ?> function, String key, Bytes input) {
    Request request = new Request(function, key, input, LIMIT);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      try {
        Reply reply = engine.start(request);
        if (!(reply instanceof Reply.InProgress busy)) {
          return reply;
        }
        clock.advanceTo(clock.millis() + Math.max(1, busy.retryAfter().toMillis()));
        collector.pass();
        thread.drain();
      } catch (Crash crash) {
        restart();
      }
    }
    throw new AssertionError("after " + MAX_ROUNDS + " tries there is no answer");
  }

  /**
   * Runs until nothing is left to do, however far the clock has to go for it.
   *
   * @throws AssertionError if there is no end to it
   */
  public void rest() {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      try {
        thread.drain();
        Long due = nextDue();
        if (due == null) {
          return;
        }
        clock.advanceTo(due);
        collector.pass();
      } catch (Crash crash) {
        restart();
      }
    }
    throw new AssertionError("after " + MAX_ROUNDS + " rounds there is still work to do");
  }

  /** Everything that was only in memory is lost. */
  private void restart() {
    thread = new OneThread();
    engine = engine();
    collector = engine.collector();
  }

  private RecordEngine engine() {
    return RecordEngine.local(
        application, store, new Platform(clock, ids, thread, Probe.none()), Settings.standard());
  }

  private @Nullable Long nextDue() {
    Long next = null;
    for (Item record : Snapshot.rows(memory, engine.tables())) {
      if (record.get(Journal.DUE) instanceof Value.Num due) {
        long millis = due.number().longValueExact();
        next = next == null ? millis : Math.min(next, millis);
      }
    }
    return next;
  }
}
