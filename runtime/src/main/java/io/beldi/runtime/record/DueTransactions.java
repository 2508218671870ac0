package io.beldi.runtime.record;

import io.beldi.runtime.collect.DueRecords;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Ends the transactions of which this domain should have heard by now how they end: their
 * coordinator is asked, for as long as it takes, and decides then at the latest.
 */
final class DueTransactions implements DueRecords {
  private final Services services;

  DueTransactions(Services services) {
    this.services = services;
  }

  @Override
  public boolean look(Item due) {
    if (!Journal.isTransaction(due)) {
      return false;
    }
    String root = ((Value.Text) Objects.requireNonNull(due.get(Table.PARTITION))).text();
    String id = root.substring(1);
    Holders holders = new Holders(services);
    TransactionRecord record = holders.find(id);
    if (record != null && claim(record)) {
      try {
        holders.resolve(record);
        services.reached(Mark.TRANSACTION_RESOLVED);
      } catch (Signal.Over unavailable) {
        services.reached(Mark.RESOLUTION_FAILED); // The claim has set when it is due again.
      }
    }
    return true;
  }

  /** Moves the time at which it is due again, so that not every pass asks. */
  private boolean claim(TransactionRecord record) {
    int failures = record.failures() + 1;
    long now = services.platform().clock().millis();
    Duration wait =
        services.settings().attempts().waits().after(failures, services.platform().ids());
    long next = now + services.settings().attempts().limit().toMillis() + wait.toMillis();
    Value seen = Objects.requireNonNull(record.item().get(Journal.DUE));
    ItemKey key = services.journal().transactionKey(record.id());
    List<Change> changes =
        List.of(
            new Change.Assign(Journal.DUE, Value.number(next)),
            new Change.Assign(Journal.ATTEMPTS, Value.number(failures)));
    boolean applied =
        services.store().write(new Write.Update(key, changes, Condition.equal(Journal.DUE, seen)))
            instanceof Outcome.Applied;
    services.reached(applied ? Mark.CLAIMED : Mark.CLAIM_LOST);
    return applied;
  }
}
