package io.beldi.runtime.store.memory;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.model.KeyAttributes;
import io.beldi.runtime.store.model.KeyShape;
import io.beldi.runtime.store.model.PageBuilder;
import io.beldi.runtime.store.model.ReadRules;
import io.beldi.runtime.store.model.TableRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One table with its indexes. Index rows lag behind the table by a number of writes. */
final class MemoryTable {
  private final Settings settings;
  private final Rows rows = new Rows();
  private final Map<String, Rows> indexes = new HashMap<>();
  private final Deque<IndexUpdate> pending = new ArrayDeque<>();
  private Table shape;

  /** A change of the table that the indexes have not seen yet. */
  private record IndexUpdate(@Nullable Item before, @Nullable Item after) {}

  MemoryTable(Table shape, Settings settings) {
    this.shape = shape;
    this.settings = settings;
    shape.indexes().forEach(index -> indexes.put(index.name(), new Rows()));
  }

  Table shape() {
    return shape;
  }

  void addIndexes(List<Table.Index> added) {
    shape = TableRules.with(shape, added);
    for (Table.Index index : added) {
      Rows copies = new Rows();
      for (Item item : rows.all()) {
        if (KeyAttributes.isListed(index, item)) {
          copies.put(partition(index, item), position(index, item), item);
        }
      }
      indexes.put(index.name(), copies);
    }
  }

  @Nullable Item get(ItemKey key) {
    return rows.get(key.partition(), Position.before(sort(key.sort())));
  }

  void set(ItemKey key, @Nullable Item before, @Nullable Item after) {
    Position position = Position.before(sort(key.sort()));
    if (after == null) {
      rows.remove(key.partition(), position);
    } else {
      rows.put(key.partition(), position, after);
    }
    if (!indexes.isEmpty()) {
      pending.add(new IndexUpdate(before, after));
      settleIndexes(settings.indexLag());
    }
  }

  void settleIndexes(int lag) {
    while (pending.size() > lag) {
      apply(pending.remove());
    }
  }

  Page query(Query query) {
    Table.@Nullable Index index = query.index();
    PageBuilder page = page(index, query.limit());
    if (!ReadRules.isEmpty(query.range())) {
      Rows source = index == null ? rows : Objects.requireNonNull(indexes.get(index.name()));
      @Nullable Position after = query.after() == null ? null : position(index, query.after());
      source.query(query.partition(), query.range(), query.descending(), after, page);
    }
    return page.build();
  }

  Page scan(Scan scan) {
    PageBuilder page = page(null, scan.limit());
    @Nullable Item after = scan.after();
    if (after == null) {
      rows.scan(null, null, page);
    } else {
      rows.scan(partition(null, after), position(null, after), page);
    }
    return page.build();
  }

  List<Item> rows() {
    return rows.all();
  }

  private PageBuilder page(Table.@Nullable Index index, int limit) {
    return new PageBuilder(
        shape, index, Math.min(limit, settings.pageItems()), settings.pageBytes());
  }

  private void apply(IndexUpdate update) {
    for (Table.Index index : shape.indexes()) {
      Rows copies = Objects.requireNonNull(indexes.get(index.name()));
      Item before = update.before();
      if (before != null && KeyAttributes.isListed(index, before)) {
        copies.remove(partition(index, before), position(index, before));
      }
      Item after = update.after();
      if (after != null && KeyAttributes.isListed(index, after)) {
        copies.put(partition(index, after), position(index, after), after);
      }
    }
  }

  private Value partition(Table.@Nullable Index index, Item item) {
    return Objects.requireNonNull(item.get(KeyShape.of(shape, index).partition()));
  }

  private Position position(Table.@Nullable Index index, Item item) {
    if (index == null) {
      return Position.before(sort(item.get(Table.SORT)));
    }
    List<Value> values = new ArrayList<>(3);
    values.add(sort(index.sort() == null ? null : item.get(index.sort())));
    values.add(Objects.requireNonNull(item.get(Table.PARTITION)));
    values.add(sort(shape.sort() == null ? null : item.get(Table.SORT)));
    return Position.of(values);
  }

  /** Stands for the sort key where there is none. */
  private static Value sort(@Nullable Value sort) {
    return sort == null ? Value.NULL : sort;
  }
}
