package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a value becomes the attributes of a row: a record's fields one by one, anything else in
 * {@code value}.
 */
public final class RowForm<V> {
  /** The attribute of a value that is no record. */
  public static final String VALUE = "value";

  /** When the row expires, in seconds since 1970. */
  public static final String EXPIRES = "_ttl";

  private final Codec<V> codec;
  private final boolean record;
  private final @Nullable Function<V, @Nullable Instant> expiry;

  private RowForm(Codec<V> codec, boolean record, @Nullable Function<V, @Nullable Instant> expiry) {
    this.codec = codec;
    this.record = record;
    this.expiry = expiry;
  }

  /** For a type whose codec writes one JSON object. */
  public static <V> RowForm<V> record(Codec<V> codec) {
    return new RowForm<>(codec, true, null);
  }

  /** For every other type. */
  public static <V> RowForm<V> scalar(Codec<V> codec) {
    return new RowForm<>(codec, false, null);
  }

  /** This form for rows that expire at the moment that {@code field} gives. */
  public RowForm<V> expiringAt(Function<V, @Nullable Instant> field) {
    return new RowForm<>(codec, record, field);
  }

  /** {@code table} as a table of such rows. */
  Table table(Table table) {
    return expiry == null ? table : table.expiring(EXPIRES);
  }

  Codec<V> codec() {
    return codec;
  }

  Item store(V value) {
    Value stored = StoredForm.toValue(codec, value);
    Item row = record ? new Item(((Value.MapOf) stored).entries()) : Item.of(Map.of(VALUE, stored));
    Instant end = expiry == null ? null : expiry.apply(value);
    return end == null ? row : row.with(EXPIRES, Value.number(end.getEpochSecond()));
  }

  V load(Item row) {
    return StoredForm.fromValue(
        codec, record ? fields(row) : Objects.requireNonNull(row.get(VALUE), VALUE));
  }

  /** The attributes that are the program's own: keys and expiry begin with an underscore. */
  private static Value fields(Item row) {
    Map<String, Value> fields = new TreeMap<>(row.attributes());
    fields.keySet().removeIf(name -> name.startsWith("_"));
    return Value.map(fields);
  }
}
