package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which items and values a store accepts, and the form in which it keeps them. */
public final class ItemRules {
  static final int MAX_PARTITION_KEY = 2048;
  static final int MAX_SORT_KEY = 1024;

  /** Levels of lists and maps in one attribute. */
  static final int MAX_NESTING = 31;

  private static final int MAX_NAME = 65_535;

  private ItemRules() {}

  /**
   * The form in which {@code item} is kept.
   *
   * @throws UnstorableException if it is not storable in {@code table}
   */
  static Item stored(Table table, Item item) throws UnstorableException {
    TreeMap<String, Value> attributes = new TreeMap<>();
    for (Map.Entry<String, Value> entry : item.attributes().entrySet()) {
      checkName(entry.getKey());
      attributes.put(entry.getKey(), stored(entry.getKey(), entry.getValue(), 0));
    }
    Item stored = new Item(attributes);
    for (Table.Index index : table.indexes()) {
      checkIndexKeys(index, stored);
    }
    long bytes = ItemSize.of(stored);
    if (bytes > ItemSize.MAX_ITEM) {
      throw new UnstorableException("item has " + bytes + " bytes, at most 409600 are stored");
    }
    return stored;
  }

  /** Checks one value that will become part of an item. */
  static void checkValue(String attribute, Value value) throws UnstorableException {
    stored(attribute, value, 0);
  }

  static void checkName(String name) throws UnstorableException {
    if (name.isEmpty() || !Utf8.isWellFormed(name) || Utf8.length(name) > MAX_NAME) {
      throw new UnstorableException(
          "name of an attribute is empty, longer than 65535 bytes or not well-formed Unicode");
    }
  }

  /** Checks the type and size of a key value. */
  static void checkKey(String attribute, Value value, Table.KeyType type, int maxBytes)
      throws UnstorableException {
    if (!isOf(type, value)) {
      throw new UnstorableException("key attribute " + attribute + " must be of type " + type);
    }
    checkValue(attribute, value);
    long bytes = ItemSize.of(value);
    if (bytes == 0) {
      throw new UnstorableException("key attribute " + attribute + " is empty");
    }
    if (bytes > maxBytes) {
      throw new UnstorableException(
          "key attribute " + attribute + " has " + bytes + " bytes, at most " + maxBytes);
    }
  }

  private static boolean isOf(Table.KeyType type, Value value) {
    return switch (type) {
      case TEXT -> value instanceof Value.Text;
      case NUMBER -> value instanceof Value.Num;
      case BYTES -> value instanceof Value.Bin;
    };
  }

  static void checkIndexKeys(Table.Index index, Item item) throws UnstorableException {
    checkIndexKey(item, index.partition(), index.partitionType(), MAX_PARTITION_KEY);
    if (index.sort() != null && index.sortType() != null) {
      checkIndexKey(item, index.sort(), index.sortType(), MAX_SORT_KEY);
    }
  }

  private static void checkIndexKey(Item item, String attribute, Table.KeyType type, int maxBytes)
      throws UnstorableException {
    @Nullable Value value = item.get(attribute);
    if (value != null) {
      checkKey(attribute, value, type, maxBytes);
    }
  }

  private static Value stored(String attribute, Value value, int depth) throws UnstorableException {
    if (depth > MAX_NESTING) {
      throw new UnstorableException(
          "attribute " + attribute + " nests more than " + MAX_NESTING + " lists and maps");
    }
    if (value instanceof Value.Text text && !Utf8.isWellFormed(text.text())) {
      throw new UnstorableException("attribute " + attribute + " is not well-formed Unicode");
    }
    if (value instanceof Value.Num number) {
      @Nullable String problem = Numbers.problem(number.number());
      if (problem != null) {
        throw new UnstorableException("attribute " + attribute + ": " + problem);
      }
      return Value.number(Numbers.normalise(number.number()));
    }
    if (value instanceof Value.ListOf list) {
      List<Value> values = new ArrayList<>(list.values().size());
      for (Value element : list.values()) {
        values.add(stored(attribute, element, depth + 1));
      }
      return Value.list(values);
    }
    if (value instanceof Value.MapOf map) {
      TreeMap<String, Value> entries = new TreeMap<>();
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        checkName(entry.getKey());
        entries.put(entry.getKey(), stored(attribute, entry.getValue(), depth + 1));
      }
      return new Value.MapOf(entries);
    }
    return value;
  }
}
