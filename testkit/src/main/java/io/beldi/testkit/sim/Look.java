package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sees all rows as of one moment. */
public final class Look {
  private final Function<ItemKey, @Nullable Item> one;
  private final Function<Table, List<Item>> all;

  /**
   * @param one the row with a key, if there is one
   * @param all the rows of a table, in the same order in each run
   */
  Look(Function<ItemKey, @Nullable Item> one, Function<Table, List<Item>> all) {
    this.one = one;
    this.all = all;
  }

  /** The row, or null where there is none. */
  public @Nullable Item row(ItemKey key) {
    return one.apply(key);
  }

  /** All rows of a table, in no promised order, but the same in each run. */
  public List<Item> rows(Table table) {
    return all.apply(table);
  }
}
