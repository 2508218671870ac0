package io.beldi.runtime;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One field of a {@link RowUpdate}. */
public sealed interface FieldUpdate {
  String field();

  /** Sets the field; null removes it (the value {@code none}). */
  record Assign(String field, @Nullable Value value) implements FieldUpdate {}

  /**
   * Adds to a number, within bounds, each inclusive and null where open. Where the field is absent
   * it counts from {@code initial}; null: it must be there.
   */
  record Add(
      String field,
      BigDecimal amount,
      @Nullable BigDecimal initial,
      @Nullable BigDecimal least,
      @Nullable BigDecimal greatest)
      implements FieldUpdate {}

  /** Adds to an amount of money; a row in another currency makes it a fault. */
  record AddMoney(String field, Money amount) implements FieldUpdate {}
}
