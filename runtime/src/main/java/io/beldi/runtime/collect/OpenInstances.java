package io.beldi.runtime.collect;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Query.SortRange;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The roots and handed-over instances that have no result yet, found without reading those that
 * have one. Instances that change meanwhile may be missed or told twice.
 */
public final class OpenInstances {
  private final Store store;
  private final Journal journal;
  private final int page;

  /**
   * @param page how many instances it asks the store for at a time, at least 1
   */
  public OpenInstances(Store store, Journal journal, int page) {
    this.store = store;
    this.journal = journal;
    this.page = page;
  }

  /** What an open instance waits for. */
  public enum State {
    /** An attempt is at work, or the time of the instance has not come. */
    RUNNING,
    /** It is time for an attempt. */
    DUE,
    /** Nobody will attempt it until it is resumed. */
    PARKED
  }

  /**
   * Tells of each instance in that state, part by part of the index, the earliest of each part
   * first.
   *
   * @param now in milliseconds
   * @throws io.beldi.runtime.store.StoreException if the store did not answer
   */
  public void list(State state, long now, Consumer<JournalRecord> each) {
    boolean parked = state == State.PARKED;
    SortRange range =
        switch (state) {
          case RUNNING -> new SortRange(Value.number(now + 1), null);
          case DUE -> new SortRange(null, Value.number(now));
          case PARKED -> null;
        };
    for (int shard = 0; shard < journal.shards(); shard++) {
      part(parked ? journal.parkedIndex() : journal.dueIndex(), shard, range, parked, each);
    }
  }

  private void part(
      Table.Index index,
      int shard,
      @Nullable SortRange range,
      boolean parked,
      Consumer<JournalRecord> each) {
    @Nullable Item after = null;
    do {
      Page items =
          store.query(
              new Query(journal.table(), index, Value.number(shard), range, false, page, after));
      for (Item item : items.items()) {
        if (!Journal.isRecord(item)) {
          continue; // A transaction that others coordinate.
        }
        JournalRecord record = new JournalRecord(item);
        // A record may be due only to have its end, or its stop, seen to.
        if (parked || (!record.ended() && record.status() != Status.PARKED)) {
          each.accept(record);
        }
      }
      after = items.next();
    } while (after != null);
  }
}
