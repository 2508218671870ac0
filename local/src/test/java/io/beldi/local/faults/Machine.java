package io.beldi.local.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The parent's end of one process, which makes attempts until it is told to end or is killed. */
final class Machine implements AutoCloseable {
  /** How a process ends that was killed. */
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final Peer peer;
  private final PrintStream in;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, CompletableFuture<@Nullable String>> open = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Boolean> booted = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Integer> lost = new CompletableFuture<>();

  /** Whom the attempts of a process reach. */
  interface Peer {
    /** What an attempt answers to an envelope; null if it was killed. */
    CompletableFuture<@Nullable String> call(String envelope);

    /** Hands over an envelope. */
    void send(String envelope);
  }

  Machine(Process process, Peer peer) {
    this.process = process;
    this.peer = peer;
    this.in = new PrintStream(process.getOutputStream(), true, UTF_8);
    new Thread(this::listen, "machine " + process.pid()).start();
  }

  /** Lets it open the store, once it has loaded its classes; waits until that is done. */
  void open() {
    booted.join();
    say("open");
    if (!ready.join()) {
      throw new IllegalStateException("a process ended before anybody killed it");
    }
  }

  /** Begins a job; its answer is null if the process dies before. */
  CompletableFuture<@Nullable String> begin(String job) {
    String number = Integer.toString(numbers.incrementAndGet());
    CompletableFuture<@Nullable String> answer = new CompletableFuture<>();
    open.put(number, answer);
    if (lost.isDone()) {
      answer.complete(null);
    }
    say("job " + number + " " + job);
    return answer;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Kills it, and waits for its end. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Has it end by itself. */
  void end() {
    say("end");
  }

  /** Waits for its end; gives how many jobs were begun and not answered by one that was killed. */
  int lost() throws InterruptedException {
    return process.waitFor() == KILLED ? lost.join() : 0;
  }

  private void say(String line) {
    synchronized (in) {
      in.println(line);
    }
  }

  private void listen() {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.split(" ", -1);
        // A killed process may have written half a line.
        if (words[words.length - 1].equals(Wire.END)) {
          hear(words);
        }
      }
    } catch (IOException killed) {
      // The pipe breaks when the process at its other end dies.
    }
    booted.complete(false);
    ready.complete(false);
    lost.complete(running.size());
    open.values().forEach(answer -> answer.complete(null));
  }

  private void hear(String[] words) {
    switch (words[0]) {
      case "booted" -> booted.complete(true);
      case "ready" -> ready.complete(true);
      case "start" -> running.add(words[1]);
      case "answer" -> {
        running.remove(words[1]);
        Objects.requireNonNull(open.remove(words[1]))
            .complete(new String(Base64.getDecoder().decode(words[2]), UTF_8));
      }
      case "call" -> {
        CompletableFuture<Void> unused =
            peer.call(words[3])
                .thenAccept(
                    answer -> say("reply " + words[1] + (answer == null ? "" : " " + answer)));
      }
      case "send" -> peer.send(words[2]);
      default -> throw new AssertionError(words[0]);
    }
  }
}
