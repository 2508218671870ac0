package io.beldi.runtime.collect;

import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.journal.Waits;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops instances that were attempted too often, and tells of every one that is stopped. A parked
 * record stays due until that is done: a collector that ends in between leaves the telling to the
 * next.
 */
final class Parking {
  private final Store store;
  private final Journal journal;
  private final Platform platform;
  private final Waits waits;
  private final DeadLetters letters;

  Parking(Store store, Journal journal, Platform platform, Waits waits, DeadLetters letters) {
    this.store = store;
    this.journal = journal;
    this.platform = platform;
    this.waits = waits;
    this.letters = letters;
  }

  /**
   * Parks an instance, once nothing of its last attempt can land any more: every attempt has ended
   * when the instance is due again.
   *
   * @param reason where no attempt has left one
   */
  void park(JournalRecord seen, String reason) {
    Long due = seen.due();
    long now = platform.clock().millis();
    if (due == null || now < due + waits.landing().toMillis()) {
      platform.probe().reached(Mark.PARKING_WAITS);
      return;
    }
    List<Change> changes = parked(journal, seen, now);
    changes.add(new Change.Assign(Journal.QUIET, Value.number(now)));
    changes.add(new Change.AssignIfAbsent(Journal.ERROR, Value.text(reason)));
    // Not the time that others may have seen: whoever claims by that must fail.
    changes.add(new Change.Assign(Journal.DUE, Value.number(Math.max(now, due + 1))));
    Condition unclaimed =
        Condition.all(
            Condition.equal(Journal.DUE, Value.number(due)),
            Condition.equal(Journal.STAMP, seen.stamp().value()),
            Condition.equal(Journal.ATTEMPTS, Value.number(seen.attempts())));
    Outcome outcome = store.write(new Write.Update(journal.key(seen.id()), changes, unclaimed));
    if (outcome instanceof Outcome.Applied applied && applied.after() != null) {
      platform.probe().reached(Mark.ATTEMPTS_PARKED);
      tell(new JournalRecord(applied.after()));
    } else {
      platform.probe().reached(Mark.PARKING_LOST);
    }
  }

  /** Tells of a parked instance, and then that this is done. */
  void tell(JournalRecord parked) {
    Long due = parked.due();
    if (due == null) {
      return;
    }
    letters.send(DeadLetter.of(parked));
    platform.probe().reached(Mark.LETTER_SENT);
    Condition same =
        Condition.all(
            Condition.equal(Journal.DUE, Value.number(due)),
            Condition.equal(Journal.STATUS, Status.PARKED.value()));
    // Whatever becomes of it: as long as the record is due, the next pass tells again.
    Outcome unused = store.write(new Write.Update(journal.key(parked.id()), notDue(), same));
  }

  /** What parking changes, however it comes to it: the raised stamp fences every attempt. */
  static List<Change> parked(Journal journal, JournalRecord seen, long now) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(Journal.STATUS, Status.PARKED.value()));
    changes.add(new Change.Assign(Journal.STAMP, seen.stamp().next().value()));
    changes.add(new Change.Assign(Journal.PARKED, journal.shard(seen.id())));
    changes.add(new Change.Assign(Journal.PARKED_AT, Value.number(now)));
    return changes;
  }

  /** Nobody has to look after it any more. */
  static List<Change> notDue() {
    return List.of(new Change.Remove(Journal.DUE), new Change.Remove(Journal.SHARD));
  }
}
