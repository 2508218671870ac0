package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Concurrency;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** Branches of one execution, each a task; they take turns at requests. */
record SimConcurrency(World world, Execution execution) implements Concurrency {
  @Override
  public void runAll(List<Runnable> tasks, int width) {
    execution.checkAlive();
    int workers = width == 0 ? tasks.size() : Math.min(width, tasks.size());
    Turns turns = new Turns(tasks, workers - 1);
    for (int i = 1; i < workers; i++) {
      world.scheduler().start(execution, () -> help(turns), world.delay());
    }
    turns.work();
    if (turns.helpers > 0) {
      world.scheduler().await(turns.all);
      execution.checkAlive();
    }
  }

  @Override
  public void start(Runnable task) {
    execution.checkAlive();
    world.scheduler().start(execution, task, world.delay());
  }

  @Override
  public Lock lock() {
    return new SimLock(world, execution);
  }

  private void help(Turns turns) {
    turns.work();
    execution.checkAlive();
    turns.helpers--;
    if (turns.helpers == 0) {
      world.scheduler().wake(turns.all, 0);
    }
  }

  /** Who does which of the tasks. */
  private static final class Turns {
    private final List<Runnable> tasks;
    private final Wake all = new Wake();
    private int next;
    private int helpers;

    Turns(List<Runnable> tasks, int helpers) {
      this.tasks = tasks;
      this.helpers = helpers;
    }

    void work() {
      while (next < tasks.size()) {
        tasks.get(next++).run();
      }
    }
  }
}
