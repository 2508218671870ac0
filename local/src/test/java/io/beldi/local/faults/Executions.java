package io.beldi.local.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The platform that gives each job a process of its own, and kills some in the midst of their work.
 * As on AWS Lambda, a process that survives takes a later job; others are started ahead of need.
 */
final class Executions implements AutoCloseable, Machine.Peer {
  private static final long FIRST_GUESS = 100;

  /** Hand-overs that are made or wait, at most. */
  private static final int MOST_PENDING = 6;

  private final JavaProcess java;
  private final List<String> arguments;
  private final Path archive;
  private final int killed;
  private final int spares;
  private final SplittableRandom random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
  private final Set<Machine> machines = ConcurrentHashMap.newKeySet();
  private final Queue<Machine> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Machine> booting = new ConcurrentLinkedQueue<>();
  private final AtomicLong life = new AtomicLong(FIRST_GUESS);
  private final Semaphore handedOver = new Semaphore(2);
  private final AtomicInteger pending = new AtomicInteger();
  private volatile boolean peace;

  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger attempts = new AtomicInteger();
  final AtomicInteger kills = new AtomicInteger();
  final AtomicInteger hits = new AtomicInteger();
  final AtomicInteger lost = new AtomicInteger();
  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger sends = new AtomicInteger();
  final AtomicInteger dropped = new AtomicInteger();

  /**
   * @param arguments of {@link Execution}
   * @param archive a file of loaded classes, which a first process writes
   * @param killed how many of a hundred jobs, or groups of jobs, are killed
   * @param spares how many processes are started ahead of need
   */
  Executions(
      JavaProcess java, List<String> arguments, Path archive, int killed, int spares, long seed) {
    this.java = java;
    this.arguments = arguments;
    this.archive = archive;
    this.killed = killed;
    this.spares = spares;
    this.random = new SplittableRandom(seed);
  }

  /** Has a process write down which classes these jobs have loaded. */
  void writeArchive(List<String> jobs) throws IOException, InterruptedException {
    List<String> more = new ArrayList<>(arguments);
    more.add("exit");
    Machine machine = new Machine(java.start("-XX:ArchiveClassesAtExit=" + archive, more), this);
    machines.add(machine);
    machine.open();
    for (String job : jobs) {
      machine.begin(job).join();
    }
    machine.end();
    machine.lost();
    machines.remove(machine);
  }

  /** From now on nobody is killed. */
  void heal() {
    peace = true;
  }

  /** Whether attempts that were handed over are still to be made or being made. */
  boolean isBusy() {
    return pending.get() > 0;
  }

  /** Has all processes end that are not at work, and waits for them. */
  void retire() throws InterruptedException {
    for (Machine spare = booting.poll(); spare != null; spare = booting.poll()) {
      spare.close();
      machines.remove(spare);
    }
    for (Machine used = idle.poll(); used != null; used = idle.poll()) {
      used.end();
      used.lost();
      machines.remove(used);
    }
  }

  /** How many processes have not ended. */
  int alive() {
    return (int) machines.stream().filter(Machine::isAlive).count();
  }

  /**
   * Runs jobs in one process, which may be killed at any moment from the start of the jobs.
   *
   * @return their answers in order; null where the process was killed before
   */
  List<@Nullable String> run(List<String> jobs) throws IOException, InterruptedException {
    Machine machine = take();
    attempts.addAndGet(jobs.size());
    List<CompletableFuture<@Nullable String>> open = new ArrayList<>();
    long begun = System.nanoTime();
    for (String job : jobs) {
      open.add(machine.begin(job));
    }
    @Nullable ScheduledFuture<?> death = doom(machine);
    List<@Nullable String> answers = new ArrayList<>();
    for (CompletableFuture<@Nullable String> each : open) {
      answers.add(each.join());
    }
    if (death == null || death.cancel(false)) {
      long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      life.updateAndGet(before -> (7 * before + took) / 8);
      idle.add(machine);
    } else {
      bury(machine);
    }
    return answers;
  }

  @Override
  public CompletableFuture<@Nullable String> call(String envelope) {
    calls.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> attempt(envelope), threads);
  }

  @Override
  public void send(String envelope) {
    sends.incrementAndGet();
    if (pending.get() >= MOST_PENDING) {
      // Late ones only take the place of others: the collector hands over again what is open.
      dropped.incrementAndGet();
      return;
    }
    pending.incrementAndGet();
    Future<?> unused =
        threads.submit(
            () -> {
              handedOver.acquireUninterruptibly();
              try {
                attempt(envelope);
              } finally {
                handedOver.release();
                pending.decrementAndGet();
              }
            });
  }

  @Override
  public void close() {
    killer.shutdownNow();
    threads.shutdownNow();
    machines.forEach(Machine::close);
  }

  private Machine take() throws IOException {
    @Nullable Machine used = idle.poll();
    if (used != null) {
      return used;
    }
    @Nullable Machine fresh = booting.poll();
    if (fresh == null) {
      fresh = start();
    }
    while (booting.size() < spares) {
      booting.add(start());
    }
    fresh.open();
    return fresh;
  }

  private Machine start() throws IOException {
    started.incrementAndGet();
    Machine machine = new Machine(java.start("-XX:SharedArchiveFile=" + archive, arguments), this);
    machines.add(machine);
    return machine;
  }

  private synchronized @Nullable ScheduledFuture<?> doom(Machine machine) {
    if (peace || random.nextInt(100) >= killed) {
      return null;
    }
    long moment = random.nextLong(1 + life.get() * 5 / 4);
    return killer.schedule(machine::kill, moment, TimeUnit.MILLISECONDS);
  }

  private void bury(Machine machine) throws InterruptedException {
    int attempts = machine.lost();
    machines.remove(machine);
    kills.incrementAndGet();
    hits.addAndGet(attempts > 0 ? 1 : 0);
    lost.addAndGet(attempts);
  }

  private @Nullable String attempt(String envelope) {
    try {
      return run(List.of("attempt " + envelope)).get(0);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
