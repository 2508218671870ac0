package io.beldi.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attempts in processes that are killed without warning at random moments, until every request has
 * its answer; then everything must be as if nobody had been killed.
 */
@Tag("soak")
final class SigkillTest {
  private static final int TASKS = 1000;
  private static final int LEAST_TASKS = 60;
  private static final int ARTICLES = 1;
  private static final int BATCH = 2;
  private static final int CLIENTS = 16;

  /** Processes that clients have started, at once; most clients wait. */
  private static final int ROOTS = 4;

  private static final int ASKED_AGAIN = 10;
  private static final long SEED = 1;

  @TempDir private Path folder;
  private final Map<Task, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();

  /** SQLite is for one process at a time: each one makes several attempts, callees included. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void on_sqlite_one_process_after_another() throws Exception {
    try (Run run = new Run("sqlite:" + folder.resolve("data"), 80, 150)) {
      Deque<Task> open = new ArrayDeque<>();
      while (run.takeTasks(open, BATCH) > 0) {
        List<Task> batch = List.copyOf(open);
        List<String> jobs = new ArrayList<>(batch.stream().map(SigkillTest::job).toList());
        jobs.add("collect");
        Map<Integer, String> told = run.executions.run(jobs);
        for (int i = 0; i < batch.size(); i++) {
          hear(batch.get(i), told.get(i));
        }
        open.removeAll(answers.keySet());
      }
      run.finish();
    }
  }

  /** Every attempt is a process, callees and spawned instances too; several at once. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  @EnabledIfSystemProperty(
      named = "dynamodb.endpoint",
      matches = "http://(127\\.0\\.0\\.1|localhost):.*")
  void on_dynamodb_many_processes_at_once() throws Exception {
    try (Run run = new Run(System.getProperty("dynamodb.endpoint"), 50, 200)) {
      ExecutorService threads = Executors.newCachedThreadPool();
      AtomicBoolean ended = new AtomicBoolean();
      Future<?> collector = threads.submit(() -> collectUntil(run, ended));
      List<Future<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(() -> ask(run)));
      }
      for (Future<Void> each : clients) {
        each.get();
      }
      ended.set(true);
      collector.get();
      threads.shutdown();
      run.finish();
    }
  }

  private Void ask(Run run) throws IOException, InterruptedException {
    Deque<Task> open = new ArrayDeque<>();
    while (run.takeTasks(open, 1) > 0) {
      Task task = open.getFirst();
      run.roots.acquire();
      String told;
      try {
        told = run.executions.run(List.of(job(task))).get(0);
      } finally {
        run.roots.release();
      }
      hear(task, told);
      open.removeAll(answers.keySet());
      if (told != null && told.startsWith("busy ")) {
        // The client does as it is told.
        TimeUnit.MILLISECONDS.sleep(Long.parseLong(told.split(" ", -1)[1]));
      }
    }
    return null;
  }

  private static Void collectUntil(Run run, AtomicBoolean ended)
      throws IOException, InterruptedException {
    while (!ended.get()) {
      run.executions.run(List.of("collect"));
      TimeUnit.MILLISECONDS.sleep(1000);
    }
    return null;
  }

  /** A client that was told keeps what it was told, and hears the same again. */
  private void hear(Task task, @Nullable String told) {
    if (told != null && Replies.isFinal(told)) {
      String before = answers.putIfAbsent(task, told);
      if (before != null) {
        repeated.incrementAndGet();
        assertThat(told).as("%s, asked again", task).isEqualTo(before);
      }
    }
  }

  private static String job(Task task) {
    byte[] input = task.input().getBytes(StandardCharsets.UTF_8);
    return "request %s %s %s"
        .formatted(task.function(), task.key(), Base64.getEncoder().encodeToString(input));
  }

  /** The same from an account that has nothing, so that the workload does not notice. */
  private static Task refused(Task any) {
    return new Task(
        "workloads.Bank.transfer",
        any.key(),
        "{\"requestId\":\"%s\",\"source\":\"x\",\"target\":\"account1\",\"sum\":1}"
            .formatted(any.key()),
        List.of());
  }

  /** One workload on one store. */
  private final class Run implements AutoCloseable {
    private final String store;
    private final Application application;
    private final Table journal;
    private final Queue<Task> tasks;
    private final int leastKills;
    private final Executions executions;
    private final Semaphore roots = new Semaphore(ROOTS);
    private final AtomicInteger taken = new AtomicInteger();
    private final long started = System.nanoTime();

    /**
     * @param killed how many of a hundred processes are killed
     * @param leastKills after how many there are no new requests
     */
    Run(String store, int killed, int leastKills) throws Exception {
      this.store = store;
      this.leastKills = leastKills;
      String prefix = "sigkill-" + UUID.randomUUID() + ".";
      WorkloadProject project = WorkloadProject.build(folder.resolve("project"));
      this.application = project.application();
      Settings settings = Execution.settings(prefix, Execution.LIMIT);
      this.journal = new Journal(settings.layout().prefix(), settings.layout().shards()).table();
      this.tasks = new ConcurrentLinkedQueue<>(Workload.tasks(SEED, TASKS, ARTICLES));
      JavaProcess java = JavaProcess.of(Execution.class, project.folders(), folder);
      Path archive = folder.resolve("classes.jsa");
      try (Store prepared = Execution.open(store)) {
        FreshTables.create(prepared, store, application.tables());
        prepared.createTables(List.of(journal));
        Workload.prepare(application, prepared, ARTICLES);
      }
      this.executions = new Executions(java, List.of(store, prefix), archive, killed, SEED);
      Task typical = Workload.tasks(SEED + 1, 1, ARTICLES).get(0);
      executions.writeArchive(List.of(job(refused(typical)), "collect"));
    }

    /** Fills up with new tasks while there have not been kills enough; gives how many there are. */
    int takeTasks(Deque<Task> open, int most) {
      while (open.size() < most
          && (executions.kills.get() < leastKills || taken.get() < LEAST_TASKS)) {
        taken.incrementAndGet();
        open.add(tasks.remove());
      }
      return open.size();
    }

    /** Nobody is killed any more; what is open is finished; then all is checked. */
    void finish() throws IOException, InterruptedException {
      executions.heal();
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (executions.isBusy() || isOpen()) {
        assertThat(System.nanoTime()).as("it does not become quiet").isLessThan(end);
        executions.run(List.of("collect"));
        TimeUnit.MILLISECONDS.sleep(300);
      }
      for (Task task : answers.keySet().stream().limit(ASKED_AGAIN).toList()) {
        hear(task, executions.run(List.of(job(task))).get(0));
      }
      assertThat(repeated.get()).isEqualTo(ASKED_AGAIN);
      assertThat(answers).hasSize(taken.get());
      try (Store quiet = Execution.open(store)) {
        int instances = new Oracle(application, quiet, journal, answers).check();
        System.out.printf(
            "SIGKILL on %s: %d kills, %d processes, %d calls, %d hand-overs, %d requests, "
                + "%d instances, %d asked again, %d s; all oracles hold%n",
            store.startsWith("sqlite:") ? "sqlite" : "dynamodb",
            executions.kills.get(),
            executions.started.get(),
            executions.calls.get(),
            executions.sends.get(),
            answers.size(),
            instances,
            repeated.get(),
            Duration.ofNanos(System.nanoTime() - started).toSeconds());
        assertThat(instances).isGreaterThan(answers.size());
      }
      assertThat(executions.kills.get()).as("kills").isGreaterThanOrEqualTo(leastKills);
      assertThat(executions.alive()).as("processes left").isZero();
    }

    private boolean isOpen() {
      try (Store look = Execution.open(store)) {
        return Oracle.isOpen(look, journal);
      }
    }

    @Override
    public void close() {
      executions.close();
    }
  }
}
