package io.beldi.local.host;

import io.beldi.local.http.HttpFront;
import io.beldi.runtime.Application;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Serves an application on the loopback address, and finishes what earlier processes have begun.
 */
public final class LocalHost implements AutoCloseable {
  /** How long a request may take; an instance that nobody drives is attempted again after that. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final int THREADS = 64;

  private final Engine engine;
  private final HttpFront front;
  private final ScheduledExecutorService timer;

  private LocalHost(Engine engine, HttpFront front, ScheduledExecutorService timer) {
    this.engine = engine;
    this.front = front;
    this.timer = timer;
  }

  /**
   * Creates the tables that are missing, and starts.
   *
   * @param store stays open when the host is closed
   * @param port 0 for any free one
   * @param failures is told of what is nobody's answer: defects, and passes of collector and
   *     sweeper that the store did not answer
   * @param letters is told of instances that nobody attempts any more
   * @throws IOException if the port is taken
   */
  public static LocalHost start(
      Application application,
      Store store,
      int port,
      Consumer<Throwable> failures,
      DeadLetters letters)
      throws IOException {
    Settings settings = settings();
    Engine engine = engine(application, store);
    store.createTables(engine.applicationTables());
    store.createTables(engine.tables());
    HttpFront front = HttpFront.start(application, engine::start, port, THREADS, LIMIT, failures);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LocalHost::thread);
    Pass collector = engine.collector(letters);
    Pass sweeper = engine.sweeper();
    every(timer, settings.upkeep().collect(), collector::pass, failures);
    every(timer, settings.upkeep().sweep(), sweeper::pass, failures);
    return new LocalHost(engine, front, timer);
  }

  /** What engines on this machine are set to, and what commands beside them must be set to. */
  public static Settings settings() {
    Settings standard = Settings.standard();
    return standard.with(standard.attempts().withLimit(LIMIT));
  }

  /** An engine as this host runs it, for commands that do without the host. */
  public static Engine engine(Application application, Store store) {
    return RecordEngine.factory(settings()).local(application, store, Platform.system());
  }

  /** The application's rows. */
  public ApplicationRows rows() {
    return engine.rows();
  }

  /** The port that it listens on. */
  public int port() {
    return front.port();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    front.close();
  }

  private static void every(
      ScheduledExecutorService timer,
      Duration period,
      Runnable pass,
      Consumer<Throwable> failures) {
    // Ends with the timer; what a pass throws is told to `failures`.
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> safely(pass, failures), 0, Math.max(1, period.toMillis()), TimeUnit.MILLISECONDS);
  }

  private static void safely(Runnable pass, Consumer<Throwable> failures) {
    try {
      pass.run();
    } catch (RuntimeException failure) {
      // Told and not thrown: a timer that throws is never called again, and the next pass may
      // succeed.
      failures.accept(failure);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "beldi-collector");
    thread.setDaemon(true);
    return thread;
  }
}
