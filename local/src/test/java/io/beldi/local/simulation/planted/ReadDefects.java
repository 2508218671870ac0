package io.beldi.local.simulation.planted;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads that failed. */
final class ReadDefects {
  private ReadDefects() {}

  /** An error counts as the absence of the row. */
  static Store errorIsAbsent(Store store) {
    return new ForwardingStore(store) {
      @Override
      public @Nullable Item get(ItemKey key) {
        try {
          return super.get(key);
        } catch (StoreException failed) {
          return null;
        }
      }

      @Override
      public List<@Nullable Item> getAll(List<ItemKey> keys) {
        try {
          return super.getAll(keys);
        } catch (StoreException failed) {
          List<@Nullable Item> none = new ArrayList<>();
          keys.forEach(key -> none.add(null));
          return none;
        }
      }
    };
  }
}
