package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stands in the journals of all domains, as nobody in the simulated world can see it. */
final class Journals {
  private final MemoryStore store;
  private final List<Journal> all;

  Journals(MemoryStore store, Application application, Settings.Layout layout) {
    this.store = store;
    TreeSet<String> domains = new TreeSet<>(Set.of(""));
    application.functions().forEach(function -> domains.add(function.signature().domain()));
    this.all =
        domains.stream()
            .map(domain -> new Journal(layout.prefix(), layout.shards(), domain))
            .toList();
  }

  /** A parked instance, and whose it is. */
  record Parked(String domain, InstanceId instance) {}

  /** An item, and where it is. */
  record Entry(ItemKey key, Item item) {}

  /** One of each domain, that of the domain without a name first. */
  List<Journal> all() {
    return all;
  }

  boolean isOne(Table table) {
    return all.stream().anyMatch(some -> some.table().name().equals(table.name()));
  }

  /** Whose record an item of a journal is, or would be. */
  static InstanceId instance(ItemKey key) {
    String root = ((Value.Text) key.partition()).text();
    return new InstanceId(root, new Path(((Value.Text) Objects.requireNonNull(key.sort())).text()));
  }

  /** The items whose time is over at {@code now}, in milliseconds. */
  List<Entry> expired(long now) {
    List<Entry> found = new ArrayList<>();
    for (Journal journal : all) {
      for (Item item : new Look(store).rows(journal.table())) {
        if (item.get(Journal.EXPIRES) instanceof Value.Num end
            && end.number().longValueExact() * 1000 <= now) {
          found.add(new Entry(key(journal, item), item));
        }
      }
    }
    return found;
  }

  /** All instances that are parked. */
  List<Parked> parked() {
    List<Parked> found = new ArrayList<>();
    for (Journal journal : all) {
      for (Item item : new Look(store).rows(journal.table())) {
        if (item.has(Journal.PARKED)) {
          found.add(new Parked(journal.table().domain(), new JournalRecord(item).id()));
        }
      }
    }
    return found;
  }

  /**
   * Whether an index lists an instance that somebody must look after.
   *
   * @param latest due by then, in milliseconds; null: whenever
   */
  boolean hasDue(@Nullable Value latest) {
    return all.stream().anyMatch(some -> hasDue(some, latest));
  }

  private boolean hasDue(Journal some, @Nullable Value latest) {
    for (int shard = 0; shard < some.shards(); shard++) {
      Query query =
          new Query(
              some.table(),
              some.dueIndex(),
              Value.number(shard),
              new Query.SortRange(null, latest),
              false,
              1,
              null);
      if (!store.query(query).items().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static ItemKey key(Journal journal, Item item) {
    return ItemKey.of(
        journal.table(),
        Objects.requireNonNull(item.get(Table.PARTITION)),
        Objects.requireNonNull(item.get(Table.SORT)));
  }
}
