package io.beldi.runtime.store.memory;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.model.ValueOrder;
import java.util.List;

/**
 * A place in the order of one partition.
 *
 * @param values the sort key, then whatever else tells rows apart
 * @param afterPrefix whether the place lies behind every row that begins with {@code values}
 */
record Position(List<Value> values, boolean afterPrefix) implements Comparable<Position> {
  Position {
    values = List.copyOf(values);
  }

  static Position of(List<Value> values) {
    return new Position(values, false);
  }

  static Position before(Value sort) {
    return new Position(List.of(sort), false);
  }

  static Position behind(Value sort) {
    return new Position(List.of(sort), true);
  }

  @Override
  public int compareTo(Position other) {
    int common = Math.min(values.size(), other.values.size());
    for (int i = 0; i < common; i++) {
      int order = ValueOrder.INSTANCE.compare(values.get(i), other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (values.size() == other.values.size()) {
      return Boolean.compare(afterPrefix, other.afterPrefix);
    }
    if (values.size() < other.values.size()) {
      return afterPrefix ? 1 : -1;
    }
    return other.afterPrefix ? -1 : 1;
  }
}
