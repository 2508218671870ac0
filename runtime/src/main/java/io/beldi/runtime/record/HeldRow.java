package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row that a transaction holds, and what it becomes if that commits.
 *
 * @param written whether the transaction is going to write it
 * @param after its contents then; null where it is deleted, or only read
 * @param lock as it is while nobody else has taken the row too
 */
record HeldRow(ItemKey key, boolean written, @Nullable Item after, RowLock lock) {
  private static final String TABLE = "t";
  private static final String PARTITION = "p";
  private static final String SORT = "s";
  private static final String WRITTEN = "w";
  private static final String AFTER = "n";
  private static final String PLACEHOLDER = "a";
  private static final String EXPIRY = "e";

  /** What a transaction makes of a row that was read as {@code seen}. */
  static HeldRow of(ItemKey key, String id, StoredRow seen, boolean written, @Nullable Item after) {
    boolean placeholder = seen.lock().placeholder() || !seen.version().exists();
    return new HeldRow(key, written, after, held(id, written, placeholder, seen.lock().expiry()));
  }

  private static RowLock held(
      String id, boolean written, boolean placeholder, @Nullable Value expiry) {
    return new RowLock(
        written ? id : null,
        written ? List.of() : List.of(id),
        placeholder,
        expiry,
        expiry != null);
  }

  Value toValue() {
    Map<String, Value> parts = new TreeMap<>();
    parts.put(TABLE, Value.text(key.table().name()));
    parts.put(PARTITION, key.partition());
    if (key.sort() != null) {
      parts.put(SORT, key.sort());
    }
    if (written) {
      parts.put(WRITTEN, Value.bool(true));
    }
    if (after != null) {
      parts.put(AFTER, Value.map(after.attributes()));
    }
    if (lock.placeholder()) {
      parts.put(PLACEHOLDER, Value.bool(true));
    }
    if (lock.expiry() != null) {
      parts.put(EXPIRY, lock.expiry());
    }
    return Value.map(parts);
  }

  /**
   * @param tables of the domain, by name
   */
  static HeldRow of(Value stored, String id, Function<String, Table> tables) {
    Map<String, Value> parts = ((Value.MapOf) stored).entries();
    Table table = tables.apply(((Value.Text) Objects.requireNonNull(parts.get(TABLE))).text());
    Value partition = Objects.requireNonNull(parts.get(PARTITION));
    boolean written = parts.containsKey(WRITTEN);
    Item after = parts.get(AFTER) instanceof Value.MapOf map ? new Item(map.entries()) : null;
    RowLock lock = held(id, written, parts.containsKey(PLACEHOLDER), parts.get(EXPIRY));
    return new HeldRow(new ItemKey(table, partition, parts.get(SORT)), written, after, lock);
  }
}
