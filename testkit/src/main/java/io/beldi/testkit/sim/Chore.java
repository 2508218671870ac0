package io.beldi.testkit.sim;

import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.store.StoreException;

/** What is done now and then beside the requests of clients. */
interface Chore {
  Execution.Kind kind();

  /** A pass that finds nothing changes nothing, so that most of those are left out. */
  boolean isWorthwhile(World world);

  /**
   * One pass, in a process of its own.
   *
   * @throws StoreException if the store did not answer
   */
  void pass(World world, Execution execution);

  /** Attempts again what nobody drives. */
  final class Collecting implements Chore {
    /** One pass in so many milliseconds takes place whether it is worthwhile or not. */
    private static final long ALWAYS = 120_000;

    private long always;

    @Override
    public Execution.Kind kind() {
      return Execution.Kind.COLLECTOR;
    }

    @Override
    public boolean isWorthwhile(World world) {
      if (!world.isChaos()) {
        world.store().settleIndexes();
      } else if (world.scheduler().now() >= always) {
        always = world.scheduler().now() + ALWAYS;
        return true;
      }
      return world.archive().hasDue(world.scheduler().now() + world.bounds().skew().toMillis());
    }

    @Override
    public void pass(World world, Execution execution) {
      execution.engine().collector(DeadLetters.none()).pass();
    }
  }

  /** Deletes what has expired. */
  final class Sweeping implements Chore {
    @Override
    public Execution.Kind kind() {
      return Execution.Kind.SWEEPER;
    }

    @Override
    public boolean isWorthwhile(World world) {
      return world.archive().hasGarbage();
    }

    @Override
    public void pass(World world, Execution execution) {
      execution.engine().sweeper().pass();
    }
  }

  /** Resumes or abandons parked instances, a few times in a run. */
  final class Operating implements Chore {
    private int left;

    /**
     * @param most how often it does something at most
     */
    Operating(int most) {
      this.left = most;
    }

    @Override
    public Execution.Kind kind() {
      return Execution.Kind.OPERATOR;
    }

    @Override
    public boolean isWorthwhile(World world) {
      return left > 0 && world.isChaos() && world.archive().hasParked();
    }

    @Override
    public void pass(World world, Execution execution) {
      left--;
      String done = world.archive().operate(execution);
      world.trace().step(execution.number(), 9, () -> execution + " " + done);
    }
  }
}
