package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import org.jspecify.annotations.Nullable;

/** An item's identity: a key whose table counts by name alone. */
public record ItemAddress(String table, Value partition, @Nullable Value sort) {
  public static ItemAddress of(ItemKey key) {
    return new ItemAddress(key.table().name(), key.partition(), key.sort());
  }
}
