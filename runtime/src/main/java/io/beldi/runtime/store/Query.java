package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of one partition, in sort-key order.
 *
 * @param table the table
 * @param index the index to read instead of the table itself, or null; an index read is eventually
 *     consistent
 * @param partition the partition key's value
 * @param range which sort keys, or null for all
 * @param descending whether the greatest sort key comes first
 * @param limit the most items that one page holds, at least 1
 * @param after the key attributes of the last item seen ({@link Page#next}), or null at the start
 */
public record Query(
    Table table,
    Table.@Nullable Index index,
    Value partition,
    @Nullable SortRange range,
    boolean descending,
    int limit,
    @Nullable Item after) {

  /** Sort keys from {@code low} to {@code high}, each end inclusive; a null end is open. */
  public record SortRange(@Nullable Value low, @Nullable Value high) {}
}
