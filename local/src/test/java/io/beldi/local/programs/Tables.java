package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.StateSymbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all states, by the parts of their keys. */
final class Tables {
  private final Map<StateSymbol, Map<List<Object>, Object>> states = new LinkedHashMap<>();

  /** The rows of a state. */
  Map<List<Object>, Object> of(StateSymbol state) {
    return states.computeIfAbsent(state, key -> new LinkedHashMap<>());
  }

  @Nullable Object get(StateSymbol state, List<Object> key) {
    return of(state).get(key);
  }

  void put(StateSymbol state, List<Object> key, Object row) {
    of(state).put(key, row);
  }

  void delete(StateSymbol state, List<Object> key) {
    of(state).remove(key);
  }

  /** The rows of one partition, least sort key first. */
  List<Fields> partition(StateSymbol state, Object partition) {
    List<Map.Entry<List<Object>, Object>> rows = new ArrayList<>();
    for (Map.Entry<List<Object>, Object> row : of(state).entrySet()) {
      if (row.getKey().get(0).equals(partition)) {
        rows.add(row);
      }
    }
    rows.sort((one, other) -> Order.compare(one.getKey().get(1), other.getKey().get(1)));
    List<Fields> found = new ArrayList<>();
    for (Map.Entry<List<Object>, Object> row : rows) {
      found.add(Fields.row(row.getKey().get(0), row.getKey().get(1), row.getValue()));
    }
    return found;
  }

  /** The rows as they are now, for {@link #restore}. */
  Tables copy() {
    Tables copy = new Tables();
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
