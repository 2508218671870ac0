package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all states, by the parts of their keys; those that have expired are kept. */
final class Tables {
  /** Rows of generated programs expire long before or long after. */
  static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private final Definitions definitions;
  private final Map<StateSymbol, Map<List<Object>, Object>> states = new LinkedHashMap<>();

  Tables(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The rows of a state, those that have expired too. */
  Map<List<Object>, Object> of(StateSymbol state) {
    return states.computeIfAbsent(state, key -> new LinkedHashMap<>());
  }

  @Nullable Object get(StateSymbol state, List<Object> key) {
    @Nullable Object row = of(state).get(key);
    return row == null || isExpired(state, row) ? null : row;
  }

  void put(StateSymbol state, List<Object> key, Object row) {
    of(state).put(key, row);
  }

  void delete(StateSymbol state, List<Object> key) {
    of(state).remove(key);
  }

  /** Until when a row lives, in milliseconds; null: for ever. */
  @Nullable Long expiry(StateSymbol state, Object row) {
    @Nullable Component field = definitions.of(state).timeToLive();
    return field == null ? null : (Long) ((Fields) row).get(field.text());
  }

  boolean isExpired(StateSymbol state, Object row) {
    @Nullable Long expiry = expiry(state, row);
    return expiry != null && expiry < NOW;
  }

  /** Every row with its key, in no particular order. */
  List<Fields> all(StateSymbol state) {
    List<Fields> rows = new ArrayList<>();
    of(state)
        .forEach(
            (key, row) -> {
              if (!isExpired(state, row)) {
                rows.add(Fields.row(key.get(0), key.size() > 1 ? key.get(1) : null, row));
              }
            });
    return rows;
  }

  /** The rows of one partition, least sort key first. */
  List<Fields> partition(StateSymbol state, Object partition) {
    List<Fields> rows = new ArrayList<>();
    for (Fields row : all(state)) {
      if (partition.equals(row.get("key"))) {
        rows.add(row);
      }
    }
    rows.sort((one, other) -> Order.compare(sort(one), sort(other)));
    return rows;
  }

  private static Object sort(Fields row) {
    return java.util.Objects.requireNonNull(row.get("sort"));
  }

  /** The rows as they are now, for {@link #restore}. */
  Tables copy() {
    Tables copy = new Tables(definitions);
    states.forEach((state, rows) -> copy.states.put(state, new LinkedHashMap<>(rows)));
    return copy;
  }

  /** Goes back to earlier rows. */
  void restore(Tables earlier) {
    states.clear();
    earlier.states.forEach((state, rows) -> states.put(state, new LinkedHashMap<>(rows)));
  }

  /** The states that have been touched. */
  Iterable<StateSymbol> touched() {
    return List.copyOf(states.keySet());
  }
}
