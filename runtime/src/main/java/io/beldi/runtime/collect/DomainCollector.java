package io.beldi.runtime.collect;

import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.journal.Waits;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Store;
import org.jspecify.annotations.Nullable;

/** What an {@link IntentCollector} does in one domain. */
public final class DomainCollector {
  private final Store store;
  private final Journal journal;
  private final Claims claims;
  private final Invoker invoker;
  private final Platform platform;
  private final int page;
  private final Parking parking;
  private final Removal removal;
  private final DueRecords others;

  /**
   * @param page how many instances it asks the store for at a time, at least 1
   * @param letters is told of parked instances
   * @param others sees to those due records that are not of instances
   */
  public DomainCollector(
      Store store,
      Journal journal,
      Claims claims,
      Invoker invoker,
      Platform platform,
      Waits waits,
      int page,
      DeadLetters letters,
      DueRecords others) {
    this.store = store;
    this.journal = journal;
    this.claims = claims;
    this.invoker = invoker;
    this.platform = platform;
    this.page = page;
    this.parking = new Parking(store, journal, platform, waits, letters);
    this.removal = new Removal(store, journal);
    this.others = others;
  }

  int pass() {
    int sent = 0;
    Trouble trouble = new Trouble();
    Value now = Value.number(platform.clock().millis());
    for (int shard = 0; shard < journal.shards(); shard++) {
      @Nullable Item after = null;
      do {
        Page due =
            store.query(
                new Query(
                    journal.table(),
                    journal.dueIndex(),
                    Value.number(shard),
                    new Query.SortRange(null, now),
                    false,
                    page,
                    after));
        for (Item item : due.items()) {
          sent += trouble.less(() -> others.look(item) ? 0 : look(new JournalRecord(item)));
        }
        after = due.next();
      } while (after != null);
    }
    trouble.raise();
    return sent;
  }

  private int look(JournalRecord due) {
    if (!due.ended() && due.status() != Status.PARKED && !claims.isExhausted(due)) {
      try {
        return attempt(due);
      } catch (MalformedInput unreadable) {
        parking.park(due, "its record is unreadable: " + unreadable.getMessage());
        return 0;
      }
    }
    // The index may be behind: nobody is to be told of what is no longer so.
    Item fresh = store.get(journal.key(due.id()));
    if (fresh != null) {
      settle(new JournalRecord(fresh));
    }
    return 0;
  }

  /** What is to be done with an instance that needs no attempt. */
  private void settle(JournalRecord record) {
    if (record.ended()) {
      removal.afterEnd(record);
    } else if (record.status() == Status.PARKED) {
      parking.tell(record);
    } else if (claims.isExhausted(record)) {
      parking.park(
          record,
          claims.isStale(record)
              ? "nobody attempted it while what it had done was still known"
              : "no attempt came to an end");
    }
  }

  private int attempt(JournalRecord due) {
    @Nullable Envelope envelope = claims.claim(due);
    if (envelope == null) {
      return 0;
    }
    try {
      invoker.send(envelope.function(), envelope.encode());
      return 1;
    } catch (InvocationFailed lost) {
      platform.probe().reached(Mark.ATTEMPT_NOT_SENT); // The claim has set when it is due again.
      return 0;
    }
  }
}
