package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The interpreter's rows in the form in which the engine stores them. */
final class StoredRows {
  private StoredRows() {}

  static SortedSet<String> of(Tables tables) {
    SortedSet<String> rows = new TreeSet<>();
    for (StateSymbol state : tables.touched()) {
      tables.of(state).forEach((key, row) -> rows.add(row(state, key, row)));
    }
    return rows;
  }

  private static String row(StateSymbol state, List<Object> key, Object row) {
    Map<String, Value> attributes = new TreeMap<>();
    attributes.put("_pk", value(key.get(0)));
    if (key.size() > 1) {
      attributes.put("_sk", value(key.get(1)));
    }
    if (row instanceof Fields fields) {
      put(fields, attributes);
    } else {
      attributes.put("value", value(row));
    }
    return state.fullName() + " " + StoredForm.toText(Value.map(attributes));
  }

  private static void put(Fields fields, Map<String, Value> attributes) {
    fields
        .values()
        .forEach(
            (name, value) -> {
              if (value != null) {
                attributes.put(name, value(value));
              }
            });
  }

  private static Value value(@Nullable Object value) {
    if (value instanceof Long number) {
      return Value.number(number);
    } else if (value instanceof String text) {
      return Value.text(text);
    } else if (value instanceof Boolean truth) {
      return Value.bool(truth);
    } else if (value instanceof List<?> list) {
      return Value.list(list.stream().map(StoredRows::value).toList());
    } else if (value instanceof Fields fields) {
      Map<String, Value> entries = new TreeMap<>();
      put(fields, entries);
      return Value.map(entries);
    }
    return Value.NULL;
  }
}
