package io.beldi.runtime.collect;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;

/** Deletes what is known of ended instances. Several at once do no harm. */
public final class Removal {
  private final Store store;
  private final Journal journal;

  public Removal(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /** Deletes what is left of the log of an ended instance, and notes that this is done. */
  void afterEnd(JournalRecord ended) {
    Long due = ended.due();
    if (due != null && items(ended)) {
      List<Change> changes = new ArrayList<>(Parking.notDue());
      changes.add(new Change.Remove(Journal.LOG_ITEMS));
      Condition same =
          Condition.all(
              Condition.equal(Journal.DUE, Value.number(due)),
              Condition.equal(Journal.STATUS, ended.status().value()));
      // Whatever becomes of it: as long as the record is due, the next pass deletes again.
      Outcome unused = store.write(new Write.Update(journal.key(ended.id()), changes, same));
    }
  }

  /**
   * Deletes an expired record, and before it what is left of its log; unless somebody has changed
   * it, or has to look after it.
   *
   * @return whether it was there, and is gone for certain
   */
  public boolean record(JournalRecord expired) {
    Value expiry = expired.item().get(Journal.EXPIRES);
    if (expiry == null || expired.due() != null || !items(expired)) {
      return false;
    }
    Condition same =
        Condition.all(Condition.equal(Journal.EXPIRES, expiry), Condition.lacks(Journal.DUE));
    return store.write(new Write.Delete(journal.key(expired.id()), same))
        instanceof Outcome.Applied;
  }

  /** Deletes the further items of a log; false if some may still be there. */
  private boolean items(JournalRecord record) {
    for (ItemKey key : journal.logKeys(record.id(), record.logItems())) {
      if (!(store.write(new Write.Delete(key, Condition.always())) instanceof Outcome.Applied)) {
        return false;
      }
    }
    return true;
  }
}
