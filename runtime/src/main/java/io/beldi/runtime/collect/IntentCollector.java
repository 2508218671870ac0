package io.beldi.runtime.collect;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Finds instances that are due and has them attempted: spawned ones whose hint was lost or whose
 * time has come, and those whose last attempt has died. Several collectors at once, or a late one,
 * do no harm.
 */
public final class IntentCollector {
  private final Store store;
  private final Journal journal;
  private final Claims claims;
  private final Invoker invoker;
  private final Platform platform;
  private final int page;

  /**
   * @param page how many instances it asks the store for at a time, at least 1
   */
  public IntentCollector(
      Store store, Journal journal, Claims claims, Invoker invoker, Platform platform, int page) {
    this.store = store;
    this.journal = journal;
    this.claims = claims;
    this.invoker = invoker;
    this.platform = platform;
    this.page = page;
  }

  /**
   * Looks once through all that is due by now.
   *
   * @return how many attempts were sent off
   * @throws io.beldi.runtime.store.StoreException if the store did not answer; the next pass goes
   *     on
   */
  public int pass() {
    int sent = 0;
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
          sent += attempt(new JournalRecord(item));
        }
        after = due.next();
      } while (after != null);
    }
    return sent;
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
