package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a journal must hold when everything has ended, and what later. */
record JournalAtRest(MemoryStore store, Journal journal) {
  /** What transactions leave on the rows that they hold. */
  private static final List<String> TRACES = List.of("_lk", "_sl", "_ph", "_le");

  /**
   * @throws Violation if an instance or a transaction is left open
   */
  void expectClosed(Workload workload) {
    for (Item item : store.rows(journal.table())) {
      if (!Journal.isRecord(item)) {
        if (item.has(Journal.DUE) || (Journal.isTransaction(item) && !item.has(Journal.EXPIRES))) {
          throw new Violation(Invariant.I11, "a transaction is left as " + item);
        }
        continue;
      }
      JournalRecord record = new JournalRecord(item);
      if (record.status() == Status.PARKED && !workload.mayFault(function(record))) {
        throw new Violation(Invariant.I18, record.id() + " is parked: " + record.error());
      }
      boolean open = item.has(Journal.SHARD) || item.has(Journal.DUE);
      boolean forever = !item.has(Journal.EXPIRES) && record.status() != Status.PARKED;
      if (open || forever) {
        throw new Violation(Invariant.I11, record.id() + " is left as " + item);
      }
    }
  }

  /**
   * @throws Violation if a row is still held, or stands in for one that is not there
   */
  static void expectNothingHeld(MemoryStore store, Application application) {
    for (Table table : application.tables()) {
      for (Item item : store.rows(table)) {
        if (TRACES.stream().anyMatch(item::has)) {
          throw new Violation(Invariant.I11, table.name() + " is left with a held row: " + item);
        }
      }
    }
  }

  /**
   * All that has ended goes when its time has come.
   *
   * @throws Violation if anything but parked instances is left
   */
  void forget(long now) {
    Table table = journal.table();
    for (Item item : store.rows(table)) {
      Value end = item.get(Journal.EXPIRES);
      if (end != null && Journals.isOver(end, now)) {
        store.write(new Write.Delete(Journals.key(table, item), Condition.always()));
      }
    }
    Set<ItemKey> kept = new HashSet<>();
    List<Item> left = store.rows(table);
    for (Item item : left) {
      if (Journal.isRecord(item) && new JournalRecord(item).status() == Status.PARKED) {
        JournalRecord parked = new JournalRecord(item);
        kept.add(journal.key(parked.id()));
        kept.addAll(journal.logKeys(parked.id(), parked.logItems()));
      }
    }
    for (Item item : left) {
      if (!kept.contains(Journals.key(table, item))) {
        throw new Violation(Invariant.I12, "left for ever: " + item);
      }
    }
  }

  private static String function(JournalRecord record) {
    return record.item().get(Journal.FUNCTION) instanceof Value.Text text ? text.text() : "";
  }
}
