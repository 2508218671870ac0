package io.beldi.local.simulation.planted;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;

/** Instances that nobody looks after, or somebody looks after in the wrong way. */
final class SpawnDefects {
  private SpawnDefects() {}

  /** The child is registered before its parent commits. */
  static Store beforeCommit(Store store) {
    return new SplitCommits(store, Sent::isPending);
  }

  /** The child is registered after its parent's commit. */
  static Store afterCommit(Store store) {
    return new SplitCommits(store, write -> !Sent.isPending(write));
  }

  /** Takes the hint for the delivery. */
  static Store hintIsDelivery(Store store) {
    return new ChangedWrites(
        store,
        write -> {
          if (!(write instanceof Write.Put put) || !Sent.isPending(write)) {
            return write;
          }
          Item item = put.item().without(Journal.DUE).without(Journal.SHARD);
          return new Write.Put(put.key(), item, put.condition());
        });
  }

  /** Looks after spawned instances only. */
  static Store rootsAreForgotten(Store store) {
    return new ChangedWrites(
        store,
        write ->
            write instanceof Write.Update update
                    && Sent.isCommit(write)
                    && Sent.assigned(update, Journal.DUE) != null
                ? Sent.without(update, Journal.DUE, Journal.SHARD)
                : write);
  }

  /** The claim of the collector raises the epoch, which the attempt's own seal has to raise. */
  static Store claimSetsEpoch(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        Item found = Sent.isClaim(write) ? get(write.key()) : null;
        if (found == null) {
          return super.write(write);
        }
        Value next = new JournalRecord(found).stamp().next().value();
        return super.write(Sent.with((Write.Update) write, new Change.Assign(Journal.STAMP, next)));
      }
    };
  }
}
