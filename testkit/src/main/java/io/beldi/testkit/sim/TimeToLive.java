package io.beldi.testkit.sim;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
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
    for (Journals.Entry entry : world.journals().expired(world.scheduler().now())) {
      if (world.extent().one(ONE_IN) == 0) {
        ItemKey key = entry.key();
        Value expiry = Objects.requireNonNull(entry.item().get(Journal.EXPIRES));
        world.apply(new Write.Delete(key, Condition.equal(Journal.EXPIRES, expiry)));
        world.trace().step(-1, 10 + entry.item().hashCode(), () -> "gone: " + Words.of(key));
      }
    }
    world.scheduler().after(PERIOD, this::tick);
  }
}
