package io.beldi.testkit.sim;

import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;

/** Deletes expired items as stores do that do it by themselves: late, in any order, never early. */
final class TimeToLive {
  private static final long PERIOD = 20_000;
  private static final int ONE_IN = 3;

  private final World world;
  private boolean stopped;

  TimeToLive(World world) {
    this.world = world;
  }

  void start() {
    world.scheduler().after(PERIOD, this::tick);
  }

  void stop() {
    stopped = true;
  }

  private void tick() {
    if (stopped) {
      return;
    }
    for (Write.Delete deletion : world.archive().expired()) {
      if (world.extent().one(ONE_IN) == 0) {
        ItemKey key = deletion.key();
        world.apply(deletion);
        world.trace().step(-1, 10 + Words.hash(key), () -> "gone: " + Words.of(key));
      }
    }
    world.scheduler().after(PERIOD, this::tick);
  }
}
