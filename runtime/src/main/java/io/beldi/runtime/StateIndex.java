package io.beldi.runtime;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Table;
import org.jspecify.annotations.Nullable;

/** An index of a state: eventually consistent, lists only rows that have the indexed fields. */
public final class StateIndex<K, V, P> {
  private final State<K, V> state;
  private final Table.Index index;
  private final KeyPart<P> partition;
  private final boolean descending;

  StateIndex(State<K, V> state, Table.Index index, KeyPart<P> partition, boolean descending) {
    this.state = state;
    this.index = index;
    this.partition = partition;
    this.descending = descending;
  }

  static Table.Index named(Table table, String name) {
    return table.indexes().stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no index " + name));
  }

  /** A page of the rows whose first indexed field is {@code value}, in the index's order. */
  public RowPage<Row<K, V>, String> query(
      Instance self, Step step, P value, int limit, @Nullable String from) {
    Item after = from == null ? null : Cursors.parse(from);
    Page page =
        self.query(
            step,
            new Query(
                state.table(), index, partition.store(value), null, descending, limit, after));
    Item next = page.next();
    return new RowPage<>(
        page.items().stream().map(state::row).toList(), next == null ? null : Cursors.format(next));
  }
}
