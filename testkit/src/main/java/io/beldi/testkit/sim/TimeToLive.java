package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import java.util.Objects;

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
    for (Item item : world.expired()) {
      if (world.extent().one(ONE_IN) == 0) {
        Value expiry = Objects.requireNonNull(item.get(Journal.EXPIRES));
        world.apply(new Write.Delete(world.keyOf(item), Condition.equal(Journal.EXPIRES, expiry)));
        world.trace().step(-1, 10 + item.hashCode(), () -> "gone: " + Words.of(world.keyOf(item)));
      }
    }
    world.scheduler().after(PERIOD, this::tick);
  }
}
