package io.beldi.runtime.collect;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Store;
import org.jspecify.annotations.Nullable;

/** When a collector will next have something to do, as far as the index knows. */
public final class EarliestDue {
  private EarliestDue() {}

  /**
   * The earliest time at which something of a journal is due, in milliseconds; null if nothing is.
   *
   * @throws io.beldi.runtime.store.StoreException if the store did not answer
   */
  public static @Nullable Long of(Store store, Journal journal) {
    Long next = null;
    for (int shard = 0; shard < journal.shards(); shard++) {
      Query first =
          new Query(journal.table(), journal.dueIndex(), Value.number(shard), null, false, 1, null);
      for (Item record : store.query(first).items()) {
        Long due = new JournalRecord(record).due();
        next = due == null || (next != null && next < due) ? next : due;
      }
    }
    return next;
  }
}
