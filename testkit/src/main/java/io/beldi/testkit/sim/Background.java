package io.beldi.testkit.sim;

import io.beldi.runtime.store.StoreException;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.Site;

/** A background task, run now and then: or late, twice at once, not at all. */
final class Background {
  private final Chore chore;
  private final World world;
  private final long period;
  private boolean stopped;

  /**
   * @param period milliseconds between passes
   */
  Background(World world, Chore chore, long period) {
    this.world = world;
    this.chore = chore;
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
    if (fault == FaultKind.PASS_ABSENT || !chore.isWorthwhile(world)) {
      return;
    }
    pass();
    if (fault == FaultKind.PASS_DOUBLE) {
      pass();
    }
  }

  private void pass() {
    world.begin(
        chore.kind(),
        null,
        null,
        execution -> {
          try {
            chore.pass(world, execution);
          } catch (StoreException trouble) {
            return false;
          }
          return true;
        },
        done -> {},
        dead -> world.counts().add(FaultKind.PASS_CRASHED));
  }
}
