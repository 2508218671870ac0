package io.beldi.testkit;

import io.beldi.runtime.invoke.Concurrency;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs everything on the caller's thread, in order: branches at once, background work when asked.
 */
final class OneThread implements Concurrency {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void runAll(List<Runnable> tasks, int width) {
    tasks.forEach(Runnable::run);
  }

  @Override
  public void start(Runnable task) {
    waiting.add(task);
  }

  @Override
  public Lock lock() {
    return new ReentrantLock();
  }

  /** Whether background work has not begun yet. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Runs what waits, and what that starts. */
  void drain() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
    }
  }
}
