package io.beldi.runtime.store.memory;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.model.PageBuilder;
import io.beldi.runtime.store.model.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The items of a table or an index, by partition and position. Partitions stand in hash order, so
 * that nobody comes to rely on a scan being sorted.
 */
final class Rows {
  private static final Comparator<Value> HASH_ORDER =
      Comparator.<Value>comparingInt(value -> value.hashCode() * 0x9E3779B1)
          .thenComparing(ValueOrder.INSTANCE);

  private final NavigableMap<Value, NavigableMap<Position, Item>> partitions =
      new TreeMap<>(HASH_ORDER);

  @Nullable Item get(Value partition, Position position) {
    NavigableMap<Position, Item> rows = partitions.get(partition);
    return rows == null ? null : rows.get(position);
  }

  void put(Value partition, Position position, Item item) {
    partitions.computeIfAbsent(partition, key -> new TreeMap<>()).put(position, item);
  }

  void remove(Value partition, Position position) {
    NavigableMap<Position, Item> rows = partitions.get(partition);
    if (rows != null) {
      rows.remove(position);
      if (rows.isEmpty()) {
        partitions.remove(partition);
      }
    }
  }

  /** All items, partition after partition. */
  List<Item> all() {
    List<Item> items = new ArrayList<>();
    partitions.values().forEach(rows -> items.addAll(rows.values()));
    return items;
  }

  /** Adds the rows of one partition that lie in {@code range}, from behind {@code after}. */
  void query(
      Value partition,
      Query.@Nullable SortRange range,
      boolean descending,
      @Nullable Position after,
      PageBuilder page) {
    NavigableMap<Position, Item> rows = partitions.get(partition);
    if (rows == null) {
      return;
    }
    if (range != null && range.low() != null) {
      rows = rows.tailMap(Position.before(range.low()), true);
    }
    if (range != null && range.high() != null) {
      rows = rows.headMap(Position.behind(range.high()), true);
    }
    if (descending) {
      rows = rows.descendingMap();
    }
    addBehind(rows, after, page);
  }

  /** Adds the rows of all partitions, from behind the one named. */
  void scan(@Nullable Value partition, @Nullable Position after, PageBuilder page) {
    NavigableMap<Value, NavigableMap<Position, Item>> rest = partitions;
    if (partition != null) {
      NavigableMap<Position, Item> begun = partitions.get(partition);
      if (begun != null) {
        addBehind(begun, after, page);
      }
      rest = partitions.tailMap(partition, false);
    }
    for (NavigableMap<Position, Item> rows : rest.values()) {
      if (page.isFull()) {
        return;
      }
      addBehind(rows, null, page);
    }
  }

  private static void addBehind(
      NavigableMap<Position, Item> rows, @Nullable Position after, PageBuilder page) {
    NavigableMap<Position, Item> rest = after == null ? rows : rows.tailMap(after, false);
    for (Item item : rest.values()) {
      if (page.isFull()) {
        return;
      }
      page.add(item);
    }
  }
}
