package io.beldi.runtime.daal;

import io.beldi.runtime.Fault;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import org.jspecify.annotations.Nullable;

/**
 * Sends conditional writes until it is known what became of them. Every write of this engine can be
 * told from its traces, so one whose answer was lost is sent again: then it is refused, and what is
 * found shows that it had been applied.
 */
final class Conditional {
  private static final int TRIES = 8;

  private final Store store;
  private final Platform platform;
  private final DaalSettings settings;

  Conditional(Store store, Platform platform, DaalSettings settings) {
    this.store = store;
    this.platform = platform;
    this.settings = settings;
  }

  /**
   * What became of a write.
   *
   * @param applied whether this try of it was applied
   * @param item after an update that was; found by one that was not; null where there is none
   */
  record Result(boolean applied, @Nullable Item item) {}

  /**
   * @throws StoreException if that cannot be found out
   * @throws Fault if the item would be too large
   */
  Result send(Write write) {
    String trouble = "";
    for (int tries = 1; tries <= TRIES; tries++) {
      Outcome outcome = store.write(write);
      if (outcome instanceof Outcome.Applied applied) {
        return new Result(true, applied.after());
      }
      if (outcome instanceof Outcome.Refused refused) {
        Reason reason = refused.reasons().get(0);
        if (reason instanceof Reason.ConditionFailed failed) {
          return new Result(false, failed.found());
        }
        if (reason instanceof Reason.Invalid invalid) {
          throw new Fault("", write.key().table().name() + ": " + invalid.detail());
        }
      }
      trouble = outcome.toString();
      platform.clock().sleep(settings.attempts().conflicts().after(tries, platform.ids()));
    }
    throw new StoreException(StoreException.Kind.UNAVAILABLE, "a write is not decided: " + trouble);
  }
}
