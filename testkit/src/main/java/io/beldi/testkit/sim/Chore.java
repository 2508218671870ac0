package io.beldi.testkit.sim;

import io.beldi.runtime.collect.InstanceAction;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.StoreException;
import java.util.List;

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
      return world
          .journals()
          .hasDue(
              Value.number(world.scheduler().now() + world.settings().timing().skew().toMillis()));
    }

    @Override
    public void pass(World world, Execution execution) {
      execution.engine().collector().pass();
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
      return !world.journals().expired(world.scheduler().now()).isEmpty();
    }

    @Override
    public void pass(World world, Execution execution) {
      execution.engine().sweeper().pass();
    }
  }

  /** Resumes or abandons parked instances, a few times in a run. */
  final class Operating implements Chore {
    private static final int CHOICES = 3;

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
      return left > 0 && world.isChaos() && !world.journals().parked().isEmpty();
    }

    @Override
    public void pass(World world, Execution execution) {
      List<Journals.Parked> parked = world.journals().parked();
      left--;
      if (parked.isEmpty()) {
        return;
      }
      Journals.Parked one =
          parked.get((int) Math.floorMod(execution.random(), (long) parked.size()));
      InstanceId id = one.instance();
      ParkedInstances instances = execution.engine().parked(one.domain());
      boolean abandon = Math.floorMod(execution.random(), CHOICES) == 0;
      InstanceAction done = abandon ? instances.abandon(id, "no use") : instances.resume(id);
      world
          .trace()
          .step(
              execution.number(),
              9,
              () -> execution + (abandon ? " abandons " : " resumes ") + id + ": " + done);
    }
  }
}
