package io.beldi.runtime.daal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of one row: those that are linked, from the head to the tail, and those that are not,
 * or not any more. Not a snapshot: items are only added behind the tail, and what is taken out
 * keeps its link, so the walk ends at an item that was the tail at some moment since it began
 * (section 4.1).
 */
record Chain(List<ChainItem> linked, List<ChainItem> others) {
  /** Reads the chain of a row. */
  static Chain read(Store store, ChainTable table, ItemKey row, int page) {
    List<Item> items = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page found =
          store.query(
              new Query(
                  table.physical(), null, row.partition(), table.range(row), false, page, after));
      items.addAll(found.items());
      after = found.next();
    } while (after != null);
    return of(items, id -> store.get(table.item(row, id)));
  }

  /** Finds an item that was linked after the chain was read. */
  @FunctionalInterface
  interface Source {
    @Nullable Item find(String id);
  }

  static Chain of(List<Item> items, Source source) {
    Map<String, ChainItem> rest = new LinkedHashMap<>();
    for (Item item : items) {
      ChainItem one = ChainItem.of(item);
      rest.put(one.id(), one);
    }
    List<ChainItem> linked = new ArrayList<>();
    for (String id = ChainTable.HEAD; id != null; ) {
      ChainItem one = rest.remove(id);
      if (one == null && !linked.isEmpty()) {
        Item late = source.find(id);
        if (late == null) {
          throw new StoreException(
              StoreException.Kind.UNAVAILABLE, "an item was taken out while its chain was walked");
        }
        one = ChainItem.of(late);
      }
      if (one == null) {
        break;
      }
      linked.add(one);
      id = one.next();
    }
    return new Chain(linked, List.copyOf(rest.values()));
  }

  /** The item that holds the row; null if nothing was ever written. */
  @Nullable ChainItem tail() {
    return linked.isEmpty() ? null : linked.get(linked.size() - 1);
  }

  /** What the log of the row says of a step; null if it is not there. */
  @Nullable Boolean outcome(Entry entry) {
    for (ChainItem item : linked) {
      Boolean outcome = item.outcome(entry);
      if (outcome != null) {
        return outcome;
      }
    }
    return null;
  }
}
