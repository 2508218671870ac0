package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees all rows as of one moment. */
public final class Look {
  private final MemoryStore store;

  Look(MemoryStore store) {
    this.store = store;
  }

  /** The row, or null where there is none. */
  public @Nullable Item row(ItemKey key) {
    return store.get(key);
  }

  /** All rows of a table, in no promised order, but the same in each run. */
  public List<Item> rows(Table table) {
    return store.rows(table);
  }
}
