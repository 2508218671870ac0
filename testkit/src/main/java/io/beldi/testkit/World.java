package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An application on empty state, on one thread and a clock that stands unless somebody waits: the
 * same every time. At chosen requests its process ends, or one attempt in it; what is stored stays,
 * and the work goes on as it would in production: clients and callers ask again, and the collector
 * finds what nobody drives any more.
 */
public final class World {
  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int MAX_ROUNDS = 10_000;

  private final VirtualClock clock = new VirtualClock(START);
  private final CountedIds ids = new CountedIds();
  private final Store memory = new MemoryStore();
  private final Cast cast;
  private final CrashingStore store;
  private final @Nullable Trace trace;
  private Running running = new Running();
  private OneThread thread = new OneThread();
  private final Engine outside;
  private Engine engine;
  private Pass collector;
  private int statements;

  /**
   * Who plays in a world: an application, and the statements of a test. Made once, used by one
   * world after another.
   */
  public static final class Cast {
    private final Application underTest;
    private final Application all;
    private final EngineFactory engines;
    private final SortedMap<String, Scene> scenes = new TreeMap<>();

    /** On the default engine. */
    public Cast(Application underTest) {
      this(underTest, RecordEngine.factory(Settings.standard()));
    }

    /**
     * @param engines makes the engine of each process
     */
    public Cast(Application underTest, EngineFactory engines) {
      this.underTest = underTest;
      this.engines = engines;
      List<BeldiModule> modules = new ArrayList<>(underTest.modules());
      scenes.put("", new Scene(0, ""));
      for (Table table : underTest.tables()) {
        scenes.computeIfAbsent(table.domain(), domain -> new Scene(scenes.size(), domain));
      }
      modules.add(new SceneModule(List.copyOf(scenes.values())));
      all = Application.of(modules);
    }
  }

  /**
   * @param crash null for an undisturbed run
   */
  public World(Application underTest, @Nullable CrashPoint crash) {
    this(new Cast(underTest), crash == null ? List.of() : List.of(crash), false);
  }

  /**
   * @param crashes at most one for each request; empty for an undisturbed run
   * @param traced whether its requests are written down
   */
  public World(Cast cast, List<CrashPoint> crashes, boolean traced) {
    this.cast = cast;
    trace = traced ? new Trace() : null;
    store = new CrashingStore(memory, crashes, trace);
    outside = cast.engines.local(cast.all, memory, new Platform(clock, ids, thread, Probe.none()));
    engine = process();
    collector = engine.collector(DeadLetters.none());
    memory.createTables(engine.applicationTables());
    memory.createTables(engine.tables());
  }

  /** How many requests the store has had. */
  public int requests() {
    return store.requests();
  }

  /**
   * The requests (from 1) at which the process had more to lose than the attempt that sent it: only
   * there does it make a difference which of them ends.
   */
  BitSet accompanied() {
    return store.accompanied();
  }

  /** The requests so far; empty unless the world is traced. */
  public List<TraceLine> trace() {
    return trace == null ? List.of() : trace.lines();
  }

  /** What is stored now. */
  public StoredState state() {
    return StoredState.of(outside.rows(), cast.underTest.tables(), moments());
  }

  /**
   * The rows of the application now, each as {@code table {attribute: value, …}} in the store's
   * JSON form, without what {@link #state} leaves out; rows that then look the same occur once.
   */
  public SortedSet<String> rows() {
    return StoredState.texts(outside.rows(), cast.underTest.tables(), moments());
  }

  private Moments moments() {
    return new Moments(START.toEpochMilli(), clock.millis());
  }

  /** Every effect through this is an instance of its own, on the real engine. */
  public Instance instance() {
    return new SceneInstance(this);
  }

  /**
   * Runs {@code act} as one instance of a domain, whose tables alone it may touch. Its name is its
   * key, so that a new process can be asked again as a client would ask that has had no answer.
   */
  Reply play(String domain, Scene.Act act) {
    Scene scene = Objects.requireNonNull(cast.scenes.get(domain), domain);
    scene.next(act);
    statements++;
    return ask(scene.signature(), "statement " + statements, Bytes.utf8("null"));
  }

  /**
   * Asks for {@code function} as a client would: again with the same key where there is no answer.
   *
   * @param input the parameters, one JSON object
   * @throws AssertionError if there is never an answer
   */
  public Reply ask(Signature<?, ?> function, String key, Bytes input) {
    Request request = new Request(function, key, input, LIMIT);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      try {
        Reply reply = running.run(Scene.shown(function.name()), () -> engine.start(request));
        if (!mayAskAgain(reply)) {
          return reply;
        }
        collect();
        thread.drain();
      } catch (Crash crash) {
        recover();
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
        Long due = outside.due();
        if (due == null) {
          return;
        }
        clock.advanceTo(due);
        collect();
      } catch (Crash crash) {
        recover();
      }
    }
    throw new AssertionError("after " + MAX_ROUNDS + " rounds there is still work to do");
  }

  /** As a client that does not give up; waits for as long as it is told to. */
  private boolean mayAskAgain(Reply reply) {
    if (reply instanceof Reply.InProgress busy) {
      clock.advanceTo(clock.millis() + Math.max(1, busy.retryAfter().toMillis()));
      return true;
    }
    return reply instanceof Reply.Unavailable;
  }

  private void collect() {
    running.run("the collector", collector::pass);
  }

  /** Of a process that has ended, everything that was only in memory is lost. */
  private void recover() {
    if (running.isOver()) {
      running = new Running();
      thread = new OneThread();
      engine = process();
      collector = engine.collector(DeadLetters.none());
    }
  }

  private Engine process() {
    OneThread queue = thread;
    store.serve(running, queue::isWaiting);
    AttemptInvoker invoker = new AttemptInvoker(running, queue);
    Platform platform = new Platform(clock, ids, queue, Probe.none());
    Engine started = cast.engines.create(cast.all, store, invoker, platform);
    invoker.connect(started);
    return started;
  }
}
