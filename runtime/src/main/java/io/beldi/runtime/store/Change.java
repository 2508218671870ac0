package io.beldi.runtime.store;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.util.List;

/** One attribute's change in an {@link Write.Update}; all changes see the item as it was before. */
public sealed interface Change {
  String attribute();

  /** Sets the attribute. */
  record Assign(String attribute, Value value) implements Change {}

  /** Sets the attribute only where it is missing ({@code if_not_exists}). */
  record AssignIfAbsent(String attribute, Value value) implements Change {}

  /** {@code attribute = if_not_exists(attribute, initial) + amount}. */
  record Add(String attribute, BigDecimal amount, BigDecimal initial) implements Change {}

  /** Appends to a list attribute, which is taken for empty where it is missing. */
  record Append(String attribute, List<Value> values) implements Change {
    public Append {
      values = List.copyOf(values);
    }
  }

  /** Removes the attribute, if it is there. */
  record Remove(String attribute) implements Change {}
}
