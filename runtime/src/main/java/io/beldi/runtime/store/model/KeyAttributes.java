package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The key attributes of items. */
public final class KeyAttributes {
  private KeyAttributes() {}

  /** An item of nothing but the key's attributes. */
  public static Item of(ItemKey key) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put(Table.PARTITION, key.partition());
    if (key.sort() != null) {
      attributes.put(Table.SORT, key.sort());
    }
    return new Item(attributes);
  }

  /** The part of {@code item} that says where it stands in the table, or in one of its indexes. */
  public static Item of(Table table, Table.@Nullable Index index, Item item) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    keep(item, Table.PARTITION, attributes);
    if (table.sort() != null) {
      keep(item, Table.SORT, attributes);
    }
    if (index != null) {
      keep(item, index.partition(), attributes);
      if (index.sort() != null) {
        keep(item, index.sort(), attributes);
      }
    }
    return new Item(attributes);
  }

  /** Whether a sparse index lists the item. */
  public static boolean isListed(Table.Index index, Item item) {
    return item.has(index.partition()) && (index.sort() == null || item.has(index.sort()));
  }

  private static void keep(Item item, String attribute, Map<String, Value> attributes) {
    @Nullable Value value = item.get(attribute);
    if (value != null) {
      attributes.put(attribute, value);
    }
  }
}
