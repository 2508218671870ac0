package io.beldi.runtime.collect;

import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a {@link Sweeper} does in one domain. */
public final class DomainSweeper {
  private final Store store;
  private final Journal journal;
  private final List<Table> tables;
  private final Platform platform;
  private final Duration skew;
  private final int page;
  private final int pages;
  private final Removal removal;
  private final Map<String, Item> cursors = new TreeMap<>();

  /**
   * @param tables of the application and of the engine; those without an expiry are left alone
   * @param skew greatest difference between two clocks: so much later than its time an item goes
   * @param page how many items it asks the store for at a time, at least 1
   * @param pages how many pages of each table it reads in a pass, at least 1
   */
  public DomainSweeper(
      Store store,
      Journal journal,
      List<Table> tables,
      Platform platform,
      Duration skew,
      int page,
      int pages) {
    this.store = store;
    this.journal = journal;
    this.tables = tables.stream().filter(table -> table.expiry() != null).toList();
    this.platform = platform;
    this.skew = skew;
    this.page = page;
    this.pages = pages;
    this.removal = new Removal(store, journal);
  }

  int pass() {
    int deleted = 0;
    Trouble trouble = new Trouble();
    for (Table table : tables) {
      deleted += trouble.less(() -> sweep(table, trouble));
    }
    trouble.raise();
    return deleted;
  }

  private int sweep(Table table, Trouble trouble) {
    int deleted = 0;
    for (int read = 0; read < pages; read++) {
      Page items = store.scan(new Scan(table, page, cursors.get(table.name())));
      for (Item item : items.items()) {
        deleted += trouble.less(() -> delete(table, item) ? 1 : 0);
      }
      @Nullable Item next = items.next();
      if (next == null) {
        cursors.remove(table.name());
        break;
      }
      cursors.put(table.name(), next);
    }
    return deleted;
  }

  private boolean delete(Table table, Item item) {
    String expiry = Objects.requireNonNull(table.expiry());
    long now = platform.clock().millis();
    if (!(item.get(expiry) instanceof Value.Num end)
        || end.number().longValue() * 1000 + skew.toMillis() >= now) {
      return false;
    }
    boolean record = table.name().equals(journal.table().name()) && Journal.isRecord(item);
    boolean applied =
        record
            ? removal.record(new JournalRecord(item))
            : unchanged(table, item, Condition.equal(expiry, end));
    platform.probe().reached(applied ? Mark.SWEPT : Mark.SWEEP_LOST);
    return applied;
  }

  private boolean unchanged(Table table, Item item, Condition same) {
    ItemKey key =
        new ItemKey(
            table,
            Objects.requireNonNull(item.get(Table.PARTITION)),
            table.sort() == null ? null : item.get(Table.SORT));
    return store.write(new Write.Delete(key, same)) instanceof Outcome.Applied;
  }
}
