package io.beldi.testkit.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a run: always as a hash, and as text where somebody wants to read it. */
final class Trace {
  private static final int KEPT = 20_000;

  private final Scheduler scheduler;
  private final long start;
  private final boolean readable;
  private final Deque<String> lines = new ArrayDeque<>();
  private long hash = 0x243F6A8885A308D3L;

  Trace(Scheduler scheduler, boolean readable) {
    this.scheduler = scheduler;
    this.start = scheduler.now();
    this.readable = readable;
  }

  /**
   * Notes a step.
   *
   * @param who number of the execution, or a negative number
   * @param what a number for what it did and what came of it, the same in every run
   */
  void step(int who, long what, Supplier<String> text) {
    hash = mix(mix(hash ^ scheduler.now()) + 31L * who + what);
    if (readable) {
      if (lines.size() == KEPT) {
        lines.remove();
      }
      Duration time = Duration.ofMillis(scheduler.now() - start);
      lines.add(
          "t="
              + time.toString().substring(2).toLowerCase(java.util.Locale.ROOT)
              + " "
              + text.get());
    }
  }

  long hash() {
    return hash;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
