package io.beldi.runtime.store;

import io.beldi.runtime.item.Value;
import org.jspecify.annotations.Nullable;

/** Names one item: the table and its key attributes, {@code sort} null where the table has none. */
public record ItemKey(Table table, Value partition, @Nullable Value sort) {
  public static ItemKey of(Table table, Value partition) {
    return new ItemKey(table, partition, null);
  }

  public static ItemKey of(Table table, Value partition, Value sort) {
    return new ItemKey(table, partition, sort);
  }
}
