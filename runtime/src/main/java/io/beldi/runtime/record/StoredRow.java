package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.row.RowExpiry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row as a body sees it, and the version it was read at.
 *
 * @param row without the engine's own attributes; null where there is none or it has expired
 * @param lock who held it when it was read; not kept where the row comes from a log
 */
record StoredRow(@Nullable Item row, Version version, RowLock lock) {
  private static final String ROW = "r";
  private static final String EXISTS = "e";
  private static final String STAMP = "v";
  private static final String CONTENTS = "c";

  /**
   * @param raw what the store returned
   * @param now in milliseconds
   */
  static StoredRow of(@Nullable Item raw, long now) {
    RowLock lock = RowLock.of(raw);
    if (raw == null || lock.placeholder()) {
      return new StoredRow(null, Version.ABSENT, lock);
    }
    Item bare = lock.isHeld() ? RowLock.bare(raw) : raw;
    Item row = RowExpiry.expired(bare, now) ? null : bare.without(Version.ATTRIBUTE);
    return new StoredRow(row, Version.of(bare), lock);
  }

  /** The same row with other contents, as the transaction that holds it has left them. */
  StoredRow becoming(@Nullable Item contents, long now) {
    Item after = contents == null || RowExpiry.expired(contents, now) ? null : contents;
    return new StoredRow(after, version, lock);
  }

  Value toValue() {
    Map<String, Value> parts = new TreeMap<>();
    if (row != null) {
      parts.put(ROW, Value.map(row.attributes()));
    }
    if (version.exists()) {
      parts.put(EXISTS, Value.bool(true));
    }
    if (version.stamp() != null) {
      parts.put(STAMP, version.stamp());
    }
    if (row == null && version.contents() != null) {
      parts.put(CONTENTS, Value.map(version.contents().attributes()));
    }
    return Value.map(parts);
  }

  static StoredRow of(Value logged) {
    Map<String, Value> parts = ((Value.MapOf) logged).entries();
    Item row = parts.get(ROW) instanceof Value.MapOf map ? new Item(map.entries()) : null;
    Value stamp = parts.get(STAMP);
    Item contents = parts.get(CONTENTS) instanceof Value.MapOf map ? new Item(map.entries()) : row;
    return new StoredRow(
        row,
        new Version(parts.containsKey(EXISTS), stamp, stamp == null ? contents : null),
        RowLock.NONE);
  }
}
