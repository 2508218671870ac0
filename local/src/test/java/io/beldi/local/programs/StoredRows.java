package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.runtime.RowForm;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The interpreter's rows in the form in which the engine stores them. */
final class StoredRows {
  private StoredRows() {}

  /** All rows as text, with those that have expired. */
  static SortedSet<String> of(Tables tables) {
    return of(tables, true);
  }

  /** All rows as text, without those that have expired. */
  static SortedSet<String> living(Tables tables) {
    return of(tables, false);
  }

  private static SortedSet<String> of(Tables tables, boolean expired) {
    List<String> rows = new ArrayList<>();
    for (StateSymbol state : tables.touched()) {
      tables
          .of(state)
          .forEach(
              (key, row) -> {
                if (expired || !tables.isExpired(state, row)) {
                  rows.add(row(tables, state, key, row));
                }
              });
    }
    return MadeIds.without(rows);
  }

  /** Writes rows into a store that has these tables, as the engine would have. */
  static void write(Tables tables, List<Table> known, Store store) {
    for (StateSymbol state : tables.touched()) {
      Table table =
          known.stream()
              .filter(it -> it.name().equals(state.fullName()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no table " + state.fullName()));
      tables
          .of(state)
          .forEach(
              (key, row) -> {
                Item item = Item.of(attributes(tables, state, row));
                store.write(new Write.Put(key(table, key), item, Condition.always()));
              });
    }
  }

  private static ItemKey key(Table table, List<Object> key) {
    return key.size() > 1
        ? ItemKey.of(table, value(key.get(0)), value(key.get(1)))
        : ItemKey.of(table, value(key.get(0)));
  }

  private static String row(Tables tables, StateSymbol state, List<Object> key, Object row) {
    Map<String, Value> attributes = attributes(tables, state, row);
    attributes.put(Table.PARTITION, value(key.get(0)));
    if (key.size() > 1) {
      attributes.put(Table.SORT, value(key.get(1)));
    }
    return text(state.fullName(), attributes);
  }

  /** A row as text, by which rows of the interpreter and the engine are compared. */
  static String text(String table, Map<String, Value> attributes) {
    return table + " " + StoredForm.toText(Value.map(attributes));
  }

  private static Map<String, Value> attributes(Tables tables, StateSymbol state, Object row) {
    Map<String, Value> attributes = new TreeMap<>();
    if (row instanceof Fields fields) {
      put(fields, attributes);
    } else {
      attributes.put(RowForm.VALUE, value(row));
    }
    @Nullable Long expiry = tables.expiry(state, row);
    if (expiry != null) {
      attributes.put(RowForm.EXPIRES, Value.number(expiry / 1000));
    }
    return attributes;
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
    } else if (value instanceof BigDecimal number) {
      return Value.number(number);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Value> entries = new TreeMap<>();
      map.forEach((key, each) -> entries.put((String) key, value(each)));
      return Value.map(entries);
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
