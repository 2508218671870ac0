package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The size of items in bytes and what requests on them cost, as DynamoDB counts (Developer Guide,
 * "DynamoDB item sizes and formats", "Capacity unit consumption").
 */
public final class ItemSize {
  /** The most bytes that one item may have: 400 KB. */
  public static final int MAX_ITEM = 400 * 1024;

  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4 * 1024;
  private static final long CONTAINER = 3;

  private ItemSize() {}

  /** Bytes of an item, names of attributes included; 0 for none. */
  public static long of(@Nullable Item item) {
    return item == null ? 0 : ofEntries(item.attributes());
  }

  /** Bytes of one value. */
  public static long of(Value value) {
    if (value instanceof Value.Text text) {
      return Utf8.length(text.text());
    }
    if (value instanceof Value.Num number) {
      return ofNumber(number.number());
    }
    if (value instanceof Value.Bin binary) {
      return binary.bytes().size();
    }
    if (value instanceof Value.ListOf list) {
      long bytes = CONTAINER + list.values().size();
      for (Value element : list.values()) {
        bytes += of(element);
      }
      return bytes;
    }
    if (value instanceof Value.MapOf map) {
      return CONTAINER + map.entries().size() + ofEntries(map.entries());
    }
    return 1;
  }

  /** Write units of one item of so many bytes: the larger of before and after. */
  public static long writeUnits(long bytes) {
    return units(bytes, WRITE_UNIT);
  }

  /** Read units of a strongly consistent read of so many bytes; a snapshot costs twice as much. */
  public static long readUnits(long bytes) {
    return units(bytes, READ_UNIT);
  }

  private static long units(long bytes, int unit) {
    return Math.max(1, (bytes + unit - 1) / unit);
  }

  private static long ofEntries(Map<String, Value> entries) {
    long bytes = 0;
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      bytes += Utf8.length(entry.getKey()) + of(entry.getValue());
    }
    return bytes;
  }

  /** Two digits a byte, one byte for the exponent, one for a minus sign. */
  private static long ofNumber(BigDecimal number) {
    if (number.signum() == 0) {
      return 1;
    }
    long digits = Numbers.significantDigits(number);
    return (digits + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
  }
}
