package io.beldi.runtime.invoke;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Platform threads without a limit: tasks wait for tasks (a branch that forks again), so a limited
 * pool could wait for itself.
 */
final class Threads implements Concurrency {
  private final ExecutorService pool =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "beldi");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void runAll(List<Runnable> tasks, int width) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            tasks.get(i).run();
          }
        };
    int workers = width == 0 ? tasks.size() : Math.min(width, tasks.size());
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      others.add(pool.submit(worker));
    }
    worker.run();
    others.forEach(Threads::await);
  }

  @Override
  public void start(Runnable task) {
    pool.execute(task);
  }

  @Override
  public Lock lock() {
    return new ReentrantLock();
  }

  private static void await(Future<?> other) {
    boolean interrupted = false;
    while (!other.isDone()) {
      try {
        other.get();
      } catch (InterruptedException stop) {
        interrupted = true;
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a task threw", failed.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
