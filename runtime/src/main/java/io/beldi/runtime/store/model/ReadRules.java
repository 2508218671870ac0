package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * What can be said against a read of pages before it is made. Each check throws a {@link
 * StoreException} of kind INVALID.
 */
public final class ReadRules {
  private ReadRules() {}

  /** Checks a query against the shape of its table. */
  public static void check(Table table, Query query) {
    checkLimit(query.limit());
    Table.@Nullable Index index = query.index();
    if (index != null && !index.equals(TableRules.index(table, index.name()))) {
      throw RequestRules.invalid("table " + table.name() + " has no such index " + index.name());
    }
    KeyShape shape = KeyShape.of(table, index);
    try {
      ItemRules.checkKey(
          shape.partition(), query.partition(), shape.partitionType(), ItemRules.MAX_PARTITION_KEY);
      if (query.range() != null) {
        checkEnd(shape, query.range().low());
        checkEnd(shape, query.range().high());
      }
    } catch (UnstorableException refused) {
      throw RequestRules.invalid(table, refused);
    }
    checkAfter(table, index, query.after());
    if (query.after() != null && !isWithin(shape, query, query.after())) {
      throw RequestRules.invalid("a query goes on at a place that it does not read");
    }
  }

  /** Checks a scan against the shape of its table. */
  public static void check(Table table, Scan scan) {
    checkLimit(scan.limit());
    checkAfter(table, null, scan.after());
  }

  /** Whether a range names an interval that has no points. */
  public static boolean isEmpty(Query.@Nullable SortRange range) {
    return range != null
        && range.low() != null
        && range.high() != null
        && ValueOrder.INSTANCE.compare(range.low(), range.high()) > 0;
  }

  private static boolean isWithin(KeyShape shape, Query query, Item after) {
    if (!query.partition().equals(after.get(shape.partition()))) {
      return false;
    }
    Query.@Nullable SortRange range = query.range();
    @Nullable Value sort = shape.sort() == null ? null : after.get(shape.sort());
    if (range == null || sort == null) {
      return true;
    }
    return (range.low() == null || ValueOrder.INSTANCE.compare(range.low(), sort) <= 0)
        && (range.high() == null || ValueOrder.INSTANCE.compare(sort, range.high()) <= 0);
  }

  private static void checkEnd(KeyShape shape, @Nullable Value end) throws UnstorableException {
    if (end == null) {
      return;
    }
    if (shape.sort() == null || shape.sortType() == null) {
      throw new UnstorableException("a range needs a sort key");
    }
    ItemRules.checkKey(shape.sort(), end, shape.sortType(), ItemRules.MAX_SORT_KEY);
  }

  private static void checkLimit(int limit) {
    if (limit < 1) {
      throw RequestRules.invalid("a page holds at least 1 item, not " + limit);
    }
  }

  private static void checkAfter(Table table, Table.@Nullable Index index, @Nullable Item after) {
    if (after == null) {
      return;
    }
    if (!KeyAttributes.of(table, index, after).equals(after) || !isComplete(table, index, after)) {
      throw RequestRules.invalid("table " + table.name() + ": not a place where a page ended");
    }
  }

  private static boolean isComplete(Table table, Table.@Nullable Index index, Item after) {
    return after.has(Table.PARTITION)
        && (table.sort() == null || after.has(Table.SORT))
        && (index == null || KeyAttributes.isListed(index, after));
  }
}
