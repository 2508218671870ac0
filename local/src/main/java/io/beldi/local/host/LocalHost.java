package io.beldi.local.host;

import io.beldi.local.http.HttpFront;
import io.beldi.runtime.Application;
import io.beldi.runtime.collect.IntentCollector;
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

  private final HttpFront front;
  private final ScheduledExecutorService timer;

  private LocalHost(HttpFront front, ScheduledExecutorService timer) {
    this.front = front;
    this.timer = timer;
  }

  /**
   * Creates the tables that are missing, and starts.
   *
   * @param store stays open when the host is closed
   * @param port 0 for any free one
   * @param failures is told of what is nobody's answer: defects, and passes of the collector that
   *     the store did not answer
   * @throws IOException if the port is taken
   */
  public static LocalHost start(
      Application application, Store store, int port, Consumer<Throwable> failures)
      throws IOException {
    Settings standard = Settings.standard();
    Settings settings = standard.with(standard.attempts().withLimit(LIMIT));
    RecordEngine engine = RecordEngine.local(application, store, Platform.system(), settings);
    store.createTables(application.tables());
    store.createTables(engine.tables());
    HttpFront front = HttpFront.start(application, engine, port, THREADS, LIMIT, failures);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LocalHost::thread);
    IntentCollector collector = engine.collector();
    // Ends with the timer; what a pass throws is told to `failures`.
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> collect(collector, failures),
            0,
            settings.upkeep().collect().toMillis(),
            TimeUnit.MILLISECONDS);
    return new LocalHost(front, timer);
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

  private static void collect(IntentCollector collector, Consumer<Throwable> failures) {
    try {
      collector.pass();
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
