package io.beldi.runtime.item;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One stored row: attributes by name, key attributes included. Immutable. */
public record Item(SortedMap<String, Value> attributes) {
  public Item {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  public static Item of(Map<String, Value> attributes) {
    return new Item(new TreeMap<>(attributes));
  }

  /** The attribute's value, or null where the item has none of that name. */
  public @Nullable Value get(String attribute) {
    return attributes.get(attribute);
  }

  public boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** This item with one attribute set. */
  public Item with(String attribute, Value value) {
    TreeMap<String, Value> changed = new TreeMap<>(attributes);
    changed.put(attribute, value);
    return new Item(changed);
  }

  /** This item without one attribute. */
  public Item without(String attribute) {
    TreeMap<String, Value> changed = new TreeMap<>(attributes);
    changed.remove(attribute);
    return new Item(changed);
  }
}
