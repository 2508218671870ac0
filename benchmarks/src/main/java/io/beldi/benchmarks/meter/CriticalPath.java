package io.beldi.benchmarks.meter;

import io.beldi.runtime.invoke.Concurrency;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs everything on one thread, and counts how long the longest chain of requests would be if what
 * may run at the same time did: each of several tasks begins where the chain was before them all,
 * and the longest of them counts. So the figure does not depend on any clock.
 */
public final class CriticalPath implements Concurrency {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int length;

  /** Requests one after another, to this moment. */
  public int length() {
    return length;
  }

  void request() {
    length++;
  }

  void reset() {
    length = 0;
  }

  /** Where fewer than all may run at once, each goes to the worker that is free first. */
  @Override
  public void runAll(List<Runnable> tasks, int width) {
    int[] workers = new int[Math.max(1, width == 0 ? tasks.size() : Math.min(width, tasks.size()))];
    Arrays.fill(workers, length);
    for (Runnable task : tasks) {
      int free = 0;
      for (int i = 1; i < workers.length; i++) {
        free = workers[i] < workers[free] ? i : free;
      }
      length = workers[free];
      task.run();
      workers[free] = length;
    }
    length = Arrays.stream(workers).max().orElse(length);
  }

  /** Runs when it is asked for, by {@link #drain}. */
  @Override
  public void start(Runnable task) {
    waiting.add(task);
  }

  @Override
  public Lock lock() {
    return new ReentrantLock();
  }

  /** Runs what was started, and what that starts. */
  public void drain() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
    }
  }
}
