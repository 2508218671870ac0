package io.beldi.local.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.item.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of its standard streams. In come {@code open}, {@code job NUMBER …}, {@code reply
 * NUMBER [BYTES]} and {@code end}; out go {@code booted}, {@code ready}, {@code start NUMBER},
 * {@code call NUMBER FUNCTION BYTES}, {@code send FUNCTION BYTES} and {@code answer NUMBER TEXT},
 * one a line, bytes and text in Base64. What goes out ends with {@link #END}.
 */
final class Wire {
  /** The last word of each line that is whole. */
  static final String END = ".";

  private static final String[] NO_MORE = {};

  private final PrintStream out = System.out;
  private final BlockingQueue<String[]> jobs = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<String[]>> calls = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final AtomicInteger numbers = new AtomicInteger();

  private Wire() {}

  static Wire ofChild() {
    Wire wire = new Wire();
    Thread reader = new Thread(wire::read, "wire");
    reader.setDaemon(true);
    reader.start();
    return wire;
  }

  /** Waits until the store may be opened. */
  void awaitOpen() {
    say("booted");
    opened.join();
  }

  /** The words of the next job, its number first; null if there is no more. */
  String @Nullable [] nextJob() {
    try {
      String[] job = jobs.take();
      return job.length == 0 ? null : job;
    } catch (InterruptedException stop) {
      return null;
    }
  }

  void answer(String number, String text) {
    say("answer " + number + " " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
  }

  /** Has every function run in a process of its own. */
  Invoker invoker() {
    return new Invoker() {
      @Override
      public Bytes call(String function, Bytes envelope) throws InvocationFailed {
        String number = Integer.toString(numbers.incrementAndGet());
        CompletableFuture<String[]> reply = new CompletableFuture<>();
        calls.put(number, reply);
        say("call " + number + " " + function + " " + envelope.toBase64());
        String[] words = reply.join();
        if (words.length < 3) {
          throw new InvocationFailed("the process of " + function + " was killed");
        }
        return Bytes.base64(words[2]);
      }

      @Override
      public void send(String function, Bytes envelope) {
        say("send " + function + " " + envelope.toBase64());
      }
    };
  }

  void say(String line) {
    synchronized (out) {
      // A killed process may have written half a line.
      out.println(line + " " + END);
      out.flush();
    }
  }

  private void read() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
          case "job" -> jobs.add(line.substring("job ".length()).split(" ", -1));
          case "open" -> opened.complete(null);
          case "end" -> jobs.add(NO_MORE);
          default -> calls.remove(words[1]).complete(words);
        }
      }
    } catch (IOException broken) {
      Runtime.getRuntime().halt(1);
    }
    // The parent has gone: nobody may be left behind.
    Runtime.getRuntime().halt(1);
  }
}
