package io.beldi.local.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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

/** The platform that runs each attempt in a process, and kills some in the midst of their work. */
final class Executions implements AutoCloseable {
  private static final long FIRST_GUESS = 400;

  private final JavaProcess java;
  private final List<String> arguments;
  private final Path archive;
  private final int killed;
  private final SplittableRandom random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong life = new AtomicLong(FIRST_GUESS);
  private final Semaphore handedOver = new Semaphore(2);
  private final AtomicInteger pending = new AtomicInteger();
  private volatile boolean peace;

  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger kills = new AtomicInteger();
  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger sends = new AtomicInteger();

  /**
   * @param arguments of {@link Execution}
   * @param archive a file of loaded classes, which a first process writes
   * @param killed how many of a hundred processes are killed
   */
  Executions(JavaProcess java, List<String> arguments, Path archive, int killed, long seed) {
    this.java = java;
    this.arguments = arguments;
    this.archive = archive;
    this.killed = killed;
    this.random = new SplittableRandom(seed);
  }

  /** Has a process write down which classes these jobs have loaded. */
  void writeArchive(List<String> jobs) throws IOException, InterruptedException {
    peace = true;
    List<String> more = new ArrayList<>(arguments);
    more.add("exit");
    run(java.start("-XX:ArchiveClassesAtExit=" + archive, more), jobs);
    peace = false;
    started.set(0);
  }

  /** From now on nobody is killed. */
  void heal() {
    peace = true;
  }

  /** Whether attempts that were handed over are still to be made or being made. */
  boolean isBusy() {
    return pending.get() > 0;
  }

  /** Processes that have not ended. */
  int alive() {
    return (int) running.stream().filter(Process::isAlive).count();
  }

  /**
   * Runs jobs in one process.
   *
   * @return the answers that came before it ended, by the jobs' positions
   */
  Map<Integer, String> run(List<String> jobs) throws IOException, InterruptedException {
    return run(java.start("-XX:SharedArchiveFile=" + archive, arguments), jobs);
  }

  private Map<Integer, String> run(Process process, List<String> jobs)
      throws IOException, InterruptedException {
    running.add(process);
    started.incrementAndGet();
    try (PrintStream in = new PrintStream(process.getOutputStream(), true, UTF_8);
        BufferedReader out =
            new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (int number = 0; number < jobs.size(); number++) {
        in.println("job " + number + " " + jobs.get(number));
      }
      in.println("go");
      return listen(process, in, out);
    } finally {
      process.destroyForcibly().waitFor();
      running.remove(process);
    }
  }

  @Override
  public void close() {
    killer.shutdownNow();
    threads.shutdownNow();
    for (Process process : running) {
      process.destroyForcibly().onExit().join();
    }
  }

  private Map<Integer, String> listen(Process process, PrintStream in, BufferedReader out)
      throws IOException {
    Map<Integer, String> answers = new TreeMap<>();
    long begun = System.nanoTime();
    @Nullable ScheduledFuture<?> death = null;
    for (String line = next(out); line != null; line = next(out)) {
      String[] words = line.split(" ", -1);
      if (!words[words.length - 1].equals(Wire.END)) {
        continue;
      }
      switch (words[0]) {
        case "begin" -> {
          begun = System.nanoTime();
          death = doom(process);
        }
        case "answer" ->
            answers.put(
                Integer.parseInt(words[1]),
                new String(Base64.getDecoder().decode(words[2]), UTF_8));
        case "call" -> submit(() -> call(in, words));
        case "send" -> send(words[2]);
        default -> throw new AssertionError(line);
      }
    }
    if (death == null || death.cancel(false)) {
      long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      life.updateAndGet(before -> (3 * before + took) / 4);
    }
    return answers;
  }

  /** A pipe breaks when the process at its other end is killed. */
  private static @Nullable String next(BufferedReader out) {
    try {
      return out.readLine();
    } catch (IOException killed) {
      return null;
    }
  }

  private synchronized @Nullable ScheduledFuture<?> doom(Process process) {
    if (peace || random.nextInt(100) >= killed) {
      return null;
    }
    long moment = random.nextLong(1 + life.get());
    return killer.schedule(
        () -> {
          if (process.isAlive()) {
            process.destroyForcibly();
            kills.incrementAndGet();
          }
        },
        moment,
        TimeUnit.MILLISECONDS);
  }

  private void call(PrintStream in, String[] words) {
    calls.incrementAndGet();
    String answer = attempt(words[3]);
    synchronized (in) {
      in.println("reply " + words[1] + (answer == null ? "" : " " + answer));
    }
  }

  private void send(String envelope) {
    sends.incrementAndGet();
    pending.incrementAndGet();
    submit(
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

  private @Nullable String attempt(String envelope) {
    try {
      return run(List.of("attempt " + envelope)).get(0);
    } catch (IOException broken) {
      return null;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void submit(Runnable task) {
    Future<?> unused = threads.submit(task);
  }
}
