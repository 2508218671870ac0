package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One field of a {@link RowUpdate}. */
public sealed interface FieldUpdate {
  String field();

  /** Sets a field; null, the value {@code none}, removes it. */
  static <T extends @Nullable Object> FieldUpdate set(String field, Codec<T> codec, T value) {
    return new Assign(field, value == null ? null : StoredForm.toValue(codec, value));
  }

  /** Adds to a field, without bounds and only where it is there. */
  static Add add(String field, long amount) {
    return add(field, BigDecimal.valueOf(amount));
  }

  /** Adds to a field, without bounds and only where it is there. */
  static Add add(String field, double amount) {
    return add(field, BigDecimal.valueOf(amount));
  }

  /** Adds to a field, without bounds and only where it is there. */
  static Add add(String field, BigDecimal amount) {
    return new Add(field, amount, null, null, null);
  }

  /** Adds to an amount of money. */
  static FieldUpdate add(String field, Money amount) {
    return new AddMoney(field, amount);
  }

  /** Subtracts from a field, without bounds and only where it is there. */
  static Add subtract(String field, long amount) {
    return subtract(field, BigDecimal.valueOf(amount));
  }

  /** Subtracts from a field, without bounds and only where it is there. */
  static Add subtract(String field, double amount) {
    return subtract(field, BigDecimal.valueOf(amount));
  }

  /** Subtracts from a field, without bounds and only where it is there. */
  static Add subtract(String field, BigDecimal amount) {
    return add(field, amount.negate());
  }

  /** Subtracts from an amount of money. */
  static FieldUpdate subtract(String field, Money amount) {
    return add(field, amount.negated());
  }

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
      implements FieldUpdate {

    /** The same change, counting from {@code start} where the field is absent. */
    public Add from(long start) {
      return new Add(field, amount, BigDecimal.valueOf(start), least, greatest);
    }

    /** The same change, refused if the result would be less. */
    public Add atLeast(long bound) {
      return new Add(field, amount, initial, BigDecimal.valueOf(bound), greatest);
    }

    /** The same change, refused if the result would be greater. */
    public Add atMost(long bound) {
      return new Add(field, amount, initial, least, BigDecimal.valueOf(bound));
    }

    /** The same change, refused if the result would lie outside. */
    public Add within(long lower, long upper) {
      return atLeast(lower).atMost(upper);
    }
  }

  /** Adds to an amount of money; a row in another currency makes it a fault. */
  record AddMoney(String field, Money amount) implements FieldUpdate {}
}
