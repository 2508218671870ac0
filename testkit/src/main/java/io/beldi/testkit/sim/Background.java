package io.beldi.testkit.sim;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.StoreException;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.Site;

/** The intent collector, run now and then: or late, twice at once, not at all. */
final class Background {
  /** One pass in so many milliseconds takes place whether it is worthwhile or not. */
  private static final long ALWAYS = 120_000;

  private final World world;
  private final long period;
  private boolean stopped;
  private long always;

  /**
   * @param period milliseconds between passes
   */
  Background(World world, long period) {
    this.world = world;
    this.period = period;
  }

  void start() {
    world.scheduler().after(period, this::tick);
  }

  void stop() {
    stopped = true;
  }

  private void tick() {
    if (stopped) {
      return;
    }
    FaultKind fault = world.draw(Site.PASS);
    long delay = fault == FaultKind.PASS_LATE ? world.extent().outage() : 0;
    world.scheduler().after(Math.max(1, period) + delay, this::tick);
    if (fault == FaultKind.PASS_ABSENT || !isWorthwhile()) {
      return;
    }
    pass();
    if (fault == FaultKind.PASS_DOUBLE) {
      pass();
    }
  }

  /** A pass that finds nothing changes nothing, so most of those are left out. */
  private boolean isWorthwhile() {
    if (!world.isChaos()) {
      world.store().settleIndexes();
    } else if (world.scheduler().now() >= always) {
      always = world.scheduler().now() + ALWAYS;
      return true;
    }
    return world.hasDue(
        Value.number(world.scheduler().now() + world.settings().timing().skew().toMillis()));
  }

  private void pass() {
    world.begin(
        Execution.Kind.COLLECTOR,
        null,
        null,
        execution -> {
          try {
            return execution.engine().collector().pass();
          } catch (StoreException trouble) {
            return 0;
          }
        },
        sent -> {},
        dead -> world.counts().add(FaultKind.PASS_CRASHED));
  }
}
