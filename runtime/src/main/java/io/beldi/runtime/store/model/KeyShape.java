package io.beldi.runtime.store.model;

import io.beldi.runtime.store.Table;
import org.jspecify.annotations.Nullable;

/** Names and types of the keys by which a table, or one of its indexes, is queried. */
public record KeyShape(
    String partition,
    Table.KeyType partitionType,
    @Nullable String sort,
    Table.@Nullable KeyType sortType) {

  /** The keys of the table itself where {@code index} is null. */
  public static KeyShape of(Table table, Table.@Nullable Index index) {
    if (index != null) {
      return new KeyShape(index.partition(), index.partitionType(), index.sort(), index.sortType());
    }
    return new KeyShape(
        Table.PARTITION, table.partition(), table.sort() == null ? null : Table.SORT, table.sort());
  }
}
