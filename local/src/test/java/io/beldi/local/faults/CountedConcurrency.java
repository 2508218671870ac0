package io.beldi.local.faults;

import io.beldi.runtime.invoke.Concurrency;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.Lock;

/** Threads whose background tasks can be waited for. */
final class CountedConcurrency implements Concurrency {
  private final Concurrency threads = Concurrency.threads();
  private final Phaser tasks = new Phaser(1);

  @Override
  public void runAll(List<Runnable> all, int width) {
    threads.runAll(all, width);
  }

  @Override
  public void start(Runnable task) {
    tasks.register();
    threads.start(
        () -> {
          try {
            task.run();
          } finally {
            tasks.arriveAndDeregister();
          }
        });
  }

  @Override
  public Lock lock() {
    return threads.lock();
  }

  /** Waits until every task that was started has ended, those that they started too. */
  void await() {
    tasks.arriveAndAwaitAdvance();
  }
}
