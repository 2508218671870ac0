package io.beldi.local.acceptance;

import io.beldi.runtime.invoke.Concurrency;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;

/** Real threads for branches; background work waits until the test wants it. */
final class QueuedConcurrency implements Concurrency {
  private final Concurrency threads = Concurrency.threads();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  @Override
  public void runAll(List<Runnable> tasks, int width) {
    threads.runAll(tasks, width);
  }

  @Override
  public void start(Runnable task) {
    waiting.add(task);
  }

  @Override
  public Lock lock() {
    return threads.lock();
  }

  /** Runs what waits, and gives how many tasks that were. */
  int drain() {
    int ran = 0;
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
      ran++;
    }
    return ran;
  }
}
