package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import org.jspecify.annotations.Nullable;

/** Decides conditions. */
public final class Conditions {
  private Conditions() {}

  /** Whether {@code condition} holds of {@code item}, which is null where there is none. */
  public static boolean holds(Condition condition, @Nullable Item item) {
    if (condition instanceof Condition.Always) {
      return true;
    }
    if (condition instanceof Condition.ItemExists) {
      return item != null;
    }
    if (condition instanceof Condition.ItemAbsent) {
      return item == null;
    }
    if (condition instanceof Condition.Has has) {
      return valueOf(item, has.attribute()) != null;
    }
    if (condition instanceof Condition.Lacks lacks) {
      return valueOf(item, lacks.attribute()) == null;
    }
    if (condition instanceof Condition.Compares compares) {
      return compares(compares, valueOf(item, compares.attribute()));
    }
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().allMatch(each -> holds(each, item));
    }
    Condition.Any any = (Condition.Any) condition;
    return any.conditions().stream().anyMatch(each -> holds(each, item));
  }

  private static @Nullable Value valueOf(@Nullable Item item, String attribute) {
    return item == null ? null : item.get(attribute);
  }

  private static boolean compares(Condition.Compares condition, @Nullable Value found) {
    if (found == null) {
      return false;
    }
    if (condition.comparison() == Condition.Comparison.EQUAL) {
      return found.equals(condition.value());
    }
    if (!ValueOrder.comparable(found, condition.value())) {
      return false;
    }
    int order = ValueOrder.INSTANCE.compare(found, condition.value());
    return switch (condition.comparison()) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
