package io.beldi.runtime.daal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.row.RowExpiry;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Query.SortRange;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of rows whose chains lie in one table: a row is found by its head, and is what its tail
 * holds. Indexes list tails only. As elsewhere, pages are no snapshots.
 */
final class ChainPages {
  private final Services services;

  ChainPages(Services services) {
    this.services = services;
  }

  Page scan(Scan scan) {
    ChainTable table = services.table(scan.table());
    return page(
        table,
        scan.limit(),
        table.behind(scan.after(), false),
        after -> services.store().scan(new Scan(table.physical(), items(scan.limit()), after)));
  }

  Page query(Query query) {
    ChainTable table = services.table(query.table());
    if (query.index() != null) {
      return listed(table, query);
    }
    SortRange range = query.range() == null ? null : table.range(query.range());
    return page(
        table,
        query.limit(),
        table.behind(query.after(), query.descending()),
        after ->
            services
                .store()
                .query(
                    new Query(
                        table.physical(),
                        null,
                        query.partition(),
                        range,
                        query.descending(),
                        items(query.limit()),
                        after)));
  }

  /** What the index says of tails; of an item that has a successor it is out of date. */
  private Page listed(ChainTable table, Query query) {
    List<Item> rows = new ArrayList<>();
    Page page =
        services
            .store()
            .query(
                new Query(
                    table.physical(),
                    query.index(),
                    query.partition(),
                    query.range(),
                    query.descending(),
                    query.limit(),
                    query.after()));
    for (Item item : page.items()) {
      ChainItem one = ChainItem.of(item);
      Item row = one.next() == null ? alive(one.row()) : null;
      if (row != null) {
        rows.add(row);
      }
    }
    return new Page(rows, page.next());
  }

  private Page page(
      ChainTable table, int limit, @Nullable Item start, Function<@Nullable Item, Page> fetch) {
    List<Item> rows = new ArrayList<>();
    @Nullable Item after = start;
    while (true) {
      Page page = fetch.apply(after);
      for (int i = 0; i < page.items().size(); i++) {
        Item row = headed(table, page.items().get(i));
        if (row != null) {
          rows.add(row);
          if (rows.size() == limit) {
            return new Page(rows, keys(table, row));
          }
        }
      }
      after = page.next();
      if (after == null) {
        return new Page(rows, null);
      }
    }
  }

  /** The row whose head an item is; null if it is no head, or there is no row. */
  private @Nullable Item headed(ChainTable table, Item item) {
    ChainItem head = ChainItem.of(item);
    if (!head.isHead()) {
      return null;
    }
    ChainItem tail = head;
    if (head.next() != null) {
      // The head is full, but it still knows which row it is of.
      ItemKey key = keyOf(table, item);
      tail =
          Objects.requireNonNull(
              Chain.read(services.store(), table, key, services.settings().page()).tail());
    }
    return alive(tail.row());
  }

  /** The key of the row that an item of a chain is a part of. */
  static ItemKey keyOf(ChainTable table, Item item) {
    Value partition = Objects.requireNonNull(item.get(Table.PARTITION));
    if (table.logical().sort() == null) {
      return ItemKey.of(table.logical(), partition);
    }
    Value sort = item.get(ChainItem.SORT);
    return ItemKey.of(table.logical(), partition, Objects.requireNonNull(sort, "sort key"));
  }

  private static Item keys(ChainTable table, Item row) {
    Item keys = Item.of(Map.of(Table.PARTITION, Objects.requireNonNull(row.get(Table.PARTITION))));
    return table.logical().sort() == null
        ? keys
        : keys.with(Table.SORT, Objects.requireNonNull(row.get(Table.SORT)));
  }

  private @Nullable Item alive(@Nullable Item row) {
    return row == null || RowExpiry.expired(row, services.millis()) ? null : row;
  }

  private int items(int limit) {
    return Math.max(limit, services.settings().page());
  }
}
