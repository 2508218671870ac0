package io.beldi.local.programs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record, an error, or a row with its key, as the interpreter holds it: the other values are
 * {@code Boolean}, {@code Long}, {@code String} (ids and values of enums too) and {@code List};
 * what is absent is null.
 *
 * @param values by name, in the order of the declaration
 */
record Fields(Map<String, @Nullable Object> values) {
  Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A row of a page. */
  static Fields row(Object key, @Nullable Object sort, Object value) {
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("key", key);
    if (sort != null) {
      parts.put("sort", sort);
    }
    parts.put("value", value);
    return new Fields(parts);
  }

  @Nullable Object get(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("there is no field " + name + " in " + values);
    }
    return values.get(name);
  }

  Fields with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Fields(changed);
  }
}
