package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees all rows as of one moment. */
public final class Look {
  private static final int PAGE = 1000;

  private final Store store;

  Look(Store store) {
    this.store = store;
  }

  /** The row, or null where there is none. */
  public @Nullable Item row(ItemKey key) {
    return store.get(key);
  }

  /** All rows of a table, in no promised order, but the same in each run. */
  public List<Item> rows(Table table) {
    List<Item> rows = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page = store.scan(new Scan(table, PAGE, after));
      rows.addAll(page.items());
      after = page.next();
    } while (after != null);
    return rows;
  }
}
