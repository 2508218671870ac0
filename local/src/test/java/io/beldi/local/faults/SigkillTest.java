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
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
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
 * its answer; then everything must be as if nobody had been killed. A process that survives serves
 * again, so that nearly every one that is started dies in the midst of work.
 */
@Tag("deep")
final class SigkillTest {
  private static final int TASKS = 1000;
  private static final int LEAST_TASKS = 60;
  private static final int ARTICLES = 1;
  private static final int KILLS = 300;
  private static final int BATCH = 3;
  private static final int CLIENTS = 16;

  /** Processes that clients have started, at once; most clients wait. */
  private static final int ROOTS = 4;

  /** How long a client waits at least before it asks again, in milliseconds. */
  private static final long LEAST_WAIT = 50;

  private static final int ASKED_AGAIN = 10;
  private static final long SEED = 1;

  @TempDir private Path folder;
  private final Map<Task, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> heard = new ConcurrentSkipListMap<>();
  private final AtomicInteger repeated = new AtomicInteger();

  /**
   * SQLite is for one process at a time: each one makes several attempts at once, callees included,
   * and all of them die with it.
   */
  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void on_sqlite_one_process_after_another() throws Exception {
    try (Run run = new Run("sqlite:" + folder.resolve("data"), 80, 1)) {
      Map<Task, Long> open = new LinkedHashMap<>();
      do {
        List<Task> batch = batch(run, open);
        if (batch.isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(100);
        }
        List<String> jobs = new ArrayList<>(batch.stream().map(SigkillTest::job).toList());
        jobs.add("collect");
        List<@Nullable String> told = run.executions.run(jobs);
        for (int i = 0; i < batch.size(); i++) {
          hear(batch.get(i), told.get(i));
          open.put(batch.get(i), System.nanoTime() + wait(told.get(i)).toNanos());
        }
        open.keySet().removeAll(answers.keySet());
      } while (!open.isEmpty() || run.wantsMore());
      run.finish();
    }
  }

  /** Every attempt is alone in its process, those of callees and spawned instances too. */
  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  @EnabledIfSystemProperty(
      named = "dynamodb.endpoint",
      matches = "http://(127\\.0\\.0\\.1|localhost):.*")
  void on_dynamodb_many_processes_at_once() throws Exception {
    try (Run run = new Run(System.getProperty("dynamodb.endpoint"), 40, 2)) {
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

  /** Those requests that may be made again by now, and new ones. */
  private static List<Task> batch(Run run, Map<Task, Long> open) {
    List<Task> batch = new ArrayList<>();
    long now = System.nanoTime();
    open.forEach(
        (task, from) -> {
          if (from - now <= 0 && batch.size() < BATCH) {
            batch.add(task);
          }
        });
    while (batch.size() < BATCH && run.wantsMore()) {
      batch.add(run.takeTask());
    }
    return batch;
  }

  private Void ask(Run run) throws IOException, InterruptedException {
    while (run.wantsMore()) {
      Task task = run.takeTask();
      while (!answers.containsKey(task)) {
        run.roots.acquire();
        String told;
        try {
          told = run.executions.run(List.of(job(task))).get(0);
        } finally {
          run.roots.release();
        }
        hear(task, told);
        TimeUnit.MILLISECONDS.sleep(wait(told).toMillis());
      }
    }
    return null;
  }

  /** The client does as it is told, and then asks again. */
  private static Duration wait(@Nullable String told) {
    long asTold =
        told != null && told.startsWith("busy ") ? Long.parseLong(told.split(" ", -1)[1]) : 0;
    return Duration.ofMillis(Math.max(LEAST_WAIT, asTold));
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
    heard.merge(told == null ? "killed" : told.split(" ", 2)[0], 1, Integer::sum);
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
    private final Executions executions;
    private final Semaphore roots = new Semaphore(ROOTS);
    private final AtomicInteger taken = new AtomicInteger();
    private final long started = System.nanoTime();

    /**
     * @param killed how many of a hundred jobs, or groups of jobs, are killed
     * @param spares how many processes are started ahead of need
     */
    Run(String store, int killed, int spares) throws Exception {
      this.store = store;
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
      this.executions = new Executions(java, List.of(store, prefix), archive, killed, spares, SEED);
      Task typical = Workload.tasks(SEED + 1, 1, ARTICLES).get(0);
      executions.writeArchive(List.of(job(refused(typical)), "collect"));
    }

    /** Whether there is to be another request; once there is none, nobody is killed any more. */
    boolean wantsMore() {
      boolean more = executions.hits.get() < KILLS || taken.get() < LEAST_TASKS;
      if (!more) {
        executions.heal();
      }
      return more;
    }

    Task takeTask() {
      taken.incrementAndGet();
      return tasks.remove();
    }

    /** Nobody is killed any more; what is open is finished; then all is checked. */
    void finish() throws IOException, InterruptedException {
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
      executions.retire();
      try (Store quiet = Execution.open(store)) {
        Oracle.Records records = new Oracle(application, quiet, journal, answers).check();
        System.out.printf(
            "SIGKILL on %s: %d kills, %d of them in the midst of work, %d attempts killed of %d, "
                + "%d processes, %d calls, %d hand-overs (%d dropped), %d requests %s, %s, %d asked again, %d s; "
                + "all oracles hold%n",
            store.startsWith("sqlite:") ? "sqlite" : "dynamodb",
            executions.kills.get(),
            executions.hits.get(),
            executions.lost.get(),
            executions.attempts.get(),
            executions.started.get(),
            executions.calls.get(),
            executions.sends.get(),
            executions.dropped.get(),
            answers.size(),
            heard,
            records,
            repeated.get(),
            Duration.ofNanos(System.nanoTime() - started).toSeconds());
        assertThat(records.instances()).isGreaterThan(answers.size());
        assertThat(records.again()).as("instances attempted again").isGreaterThan(KILLS / 10);
      }
      assertThat(executions.hits.get())
          .as("kills in the midst of work")
          .isGreaterThanOrEqualTo(KILLS);
      assertThat(executions.lost.get()).as("attempts killed").isGreaterThanOrEqualTo(KILLS);
      assertThat(executions.alive()).as("processes left").isZero();
    }

    private boolean isOpen() throws InterruptedException {
      executions.retire();
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
