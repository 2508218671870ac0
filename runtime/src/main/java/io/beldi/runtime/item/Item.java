package io.beldi.runtime.item;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One stored row: attributes by name, key attributes included. Immutable. */
public final class Item {
  private final SortedMap<String, Value> attributes;

  /** An item with a copy of those attributes. */
  public Item(SortedMap<String, Value> attributes) {
    this(new TreeMap<>(attributes));
  }

  // Nobody else may hold the map: items are made so often that a second copy of each would count.
  private Item(NavigableMap<String, Value> own) {
    this.attributes = Collections.unmodifiableSortedMap(own);
  }

  public static Item of(Map<String, Value> attributes) {
    return new Item(new TreeMap<>(attributes));
  }

  /** All attributes by name; cannot be changed. */
  public SortedMap<String, Value> attributes() {
    return attributes;
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Item item && attributes.equals(item.attributes);
  }

  @Override
  public int hashCode() {
    return attributes.hashCode();
  }

  @Override
  public String toString() {
    return "Item[attributes=" + attributes + "]";
  }
}
