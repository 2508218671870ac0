package io.beldi.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two engines and six clients on a real server, on real threads, behind an HTTP client that loses,
 * delays, repeats and refuses; then everything must be as if nothing had gone wrong.
 */
@EnabledIfSystemProperty(
    named = "dynamodb.endpoint",
    matches = "http://(127\\.0\\.0\\.1|localhost):.*")
final class FaultyDynamoDbTest {
  private static final int ENGINES = 2;
  private static final int CLIENTS = 6;
  private static final int PERCENT = 12;
  private static final Duration LIMIT = Duration.ofSeconds(3);

  @TempDir private Path folder;
  private final Map<Task, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private final Phaser running = new Phaser(1);

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void a_few_requests_end_as_if_nothing_had_gone_wrong() throws Exception {
    Counts counts = run(1, 150);

    assertThat(counts.instances).isGreaterThanOrEqualTo(150);
    assertThat(counts.faults.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThanOrEqualTo(50);
  }

  @Test
  @Tag("deep")
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void many_requests_meet_every_fault_and_end_as_if_nothing_had_gone_wrong() throws Exception {
    Counts counts = run(2, 2500);

    assertThat(counts.instances).isGreaterThanOrEqualTo(2500);
    // No workload reads rows in one batch.
    for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.UNPROCESSED))) {
      assertThat(counts.faults.getOrDefault(fault, 0)).as("%s", fault).isGreaterThanOrEqualTo(5);
    }
    assertThat(counts.invoker.lostCalls.get()).isGreaterThanOrEqualTo(5);
    assertThat(counts.invoker.abandoned.get()).isGreaterThanOrEqualTo(5);
    assertThat(counts.invoker.droppedHints.get()).isGreaterThanOrEqualTo(5);
    assertThat(counts.invoker.doubledHints.get()).isGreaterThanOrEqualTo(5);
  }

  private record Counts(int instances, Map<Fault, Integer> faults, FaultyInvoker invoker) {}

  private Counts run(long seed, int count) throws Exception {
    String endpoint = System.getProperty("dynamodb.endpoint");
    Application application = WorkloadProject.build(folder.resolve("project")).application();
    Settings settings = Execution.settings("faulty-" + UUID.randomUUID() + ".", LIMIT);
    Faults faults = new Faults(seed, PERCENT);
    int articles = Math.max(1, count / 100);
    List<Task> tasks = Workload.tasks(seed, count, articles);
    long started = System.nanoTime();
    try (Store store =
            DynamoDbStore.open(
                DynamoDbSettings.standard().withEndpoint(URI.create(endpoint)),
                http -> new FaultyHttpClient(http, faults, running));
        FaultyInvoker invoker = new FaultyInvoker(faults, running)) {
      List<RecordEngine> engines = new ArrayList<>();
      for (int i = 0; i < ENGINES; i++) {
        RecordEngine engine =
            new RecordEngine(application, store, invoker, Platform.system(), settings);
        engines.add(engine);
        invoker.connect(engine);
      }
      Table journal = engines.get(0).tables().get(0);
      FreshTables.create(store, endpoint, application.tables());
      store.createTables(engines.get(0).tables());
      Workload.prepare(application, store, articles);

      faults.begin();
      invoker.begin();
      ExecutorService threads = Executors.newCachedThreadPool();
      List<Future<?>> collectors = new ArrayList<>();
      engines.forEach(engine -> collectors.add(threads.submit(() -> collect(engine))));
      askAll(application, engines, tasks);
      faults.heal();
      invoker.heal();
      long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      running.arriveAndAwaitAdvance();
      while (Oracle.isOpen(store, journal)) {
        assertThat(System.nanoTime()).as("it does not become quiet").isLessThan(end);
        TimeUnit.MILLISECONDS.sleep(100);
      }
      running.arriveAndAwaitAdvance();
      collectors.forEach(collector -> collector.cancel(true));
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

      assertThat(answers).hasSameSizeAs(tasks);
      Oracle.Records records = new Oracle(application, store, journal, answers).check();
      System.out.printf(
          "faults on dynamodb: seed %d, %d requests of %d clients, %d asked again, %s, "
              + "%d decisions, %s, calls lost %d, abandoned %d, hints dropped %d, doubled %d; "
              + "%d s; all oracles hold%n",
          seed,
          count,
          CLIENTS,
          repeated.get(),
          records,
          faults.requests(),
          faults.fired(),
          invoker.lostCalls.get(),
          invoker.abandoned.get(),
          invoker.droppedHints.get(),
          invoker.doubledHints.get(),
          Duration.ofNanos(System.nanoTime() - started).toSeconds());
      return new Counts(records.instances(), faults.fired(), invoker);
    }
  }

  private void askAll(Application application, List<RecordEngine> engines, List<Task> tasks)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Void>> asked = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      Task task = tasks.get(i);
      RecordEngine engine = engines.get(i % ENGINES);
      RecordEngine other = engines.get((i + 1) % ENGINES);
      boolean twice = i % 5 == 0;
      Callable<Void> client =
          () -> {
            ask(application, engine, task);
            if (twice) {
              ask(application, other, task);
            }
            return null;
          };
      asked.add(clients.submit(client));
      if (i % 7 == 0) {
        asked.add(clients.submit(client));
      }
    }
    for (Future<Void> each : asked) {
      each.get();
    }
    clients.shutdown();
  }

  /** A client asks until it is told, and is never told otherwise. */
  private void ask(Application application, RecordEngine engine, Task task)
      throws InterruptedException {
    DurableFunction<?, ?> function = Objects.requireNonNull(application.function(task.function()));
    Request request =
        new Request(function.signature(), task.key(), Bytes.utf8(task.input()), LIMIT);
    String told = Replies.text(engine.start(request));
    while (!Replies.isFinal(told)) {
      TimeUnit.MILLISECONDS.sleep(20);
      told = Replies.text(engine.start(request));
    }
    String before = answers.putIfAbsent(task, told);
    if (before != null) {
      repeated.incrementAndGet();
      assertThat(told).as("%s, asked again", task).isEqualTo(before);
    }
  }

  private static Void collect(RecordEngine engine) throws InterruptedException {
    while (!Thread.interrupted()) {
      try {
        engine.collector().pass();
      } catch (StoreException trouble) {
        // The next pass goes on.
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return null;
  }
}
