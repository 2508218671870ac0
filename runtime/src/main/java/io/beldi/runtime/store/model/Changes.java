package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Applies the changes of an update. */
final class Changes {
  private Changes() {}

  /** The item after {@code changes}, each of which sees {@code before}. */
  static Item apply(Item before, List<Change> changes) throws UnstorableException {
    TreeMap<String, Value> after = new TreeMap<>(before.attributes());
    for (Change change : changes) {
      Value value = valueAfter(change, before.get(change.attribute()));
      if (value == null) {
        after.remove(change.attribute());
      } else {
        after.put(change.attribute(), value);
      }
    }
    return new Item(after);
  }

  private static @Nullable Value valueAfter(Change change, @Nullable Value before)
      throws UnstorableException {
    if (change instanceof Change.Assign assign) {
      return assign.value();
    }
    if (change instanceof Change.AssignIfAbsent assign) {
      return before == null ? assign.value() : before;
    }
    if (change instanceof Change.Add add) {
      return Value.number(number(change, before, add.initial()).add(add.amount()));
    }
    if (change instanceof Change.Append append) {
      List<Value> values = new ArrayList<>(list(change, before));
      values.addAll(append.values());
      return Value.list(values);
    }
    return null;
  }

  private static BigDecimal number(Change change, @Nullable Value before, BigDecimal initial)
      throws UnstorableException {
    if (before == null) {
      return initial;
    }
    if (before instanceof Value.Num number) {
      return number.number();
    }
    throw new UnstorableException("attribute " + change.attribute() + " is not a number");
  }

  private static List<Value> list(Change change, @Nullable Value before)
      throws UnstorableException {
    if (before == null) {
      return List.of();
    }
    if (before instanceof Value.ListOf list) {
      return list.values();
    }
    throw new UnstorableException("attribute " + change.attribute() + " is not a list");
  }
}
