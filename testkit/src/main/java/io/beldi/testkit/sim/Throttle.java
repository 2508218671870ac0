package io.beldi.testkit.sim;

import io.beldi.runtime.item.Value;
import io.beldi.testkit.sim.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/** When the store refuses requests for load. */
final class Throttle {
  private final Scheduler scheduler;
  private final Extent extent;
  private long everythingUntil;
  private long partitionUntil;
  private @Nullable Value partition;

  Throttle(Scheduler scheduler, Extent extent) {
    this.scheduler = scheduler;
    this.extent = extent;
  }

  /** Begins, if the fault is of that kind. */
  void begin(@Nullable FaultKind fault, Value where) {
    long now = scheduler.now();
    if (fault == FaultKind.THROTTLE_BURST) {
      everythingUntil = Math.max(everythingUntil, now + extent.throttle());
    } else if (fault == FaultKind.OUTAGE) {
      everythingUntil = Math.max(everythingUntil, now + extent.outage());
    } else if (fault == FaultKind.HOT_PARTITION) {
      partition = where;
      partitionUntil = now + extent.outage();
    }
  }

  boolean refuses(Value where) {
    long now = scheduler.now();
    return now < everythingUntil || (now < partitionUntil && where.equals(partition));
  }

  void heal() {
    everythingUntil = 0;
    partitionUntil = 0;
  }
}
