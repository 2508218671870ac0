package io.beldi.runtime.library;

import io.beldi.runtime.Fault;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of the language's values: numbers by value, text by code point, false before true. */
public final class Order {
  private static final Comparator<Object> BY_VALUE = Order::compareAny;

  private Order() {}

  /** The order as a comparator. A sorted map with it iterates in key order. */
  @SuppressWarnings("unchecked") // compares any two values of one comparable type
  public static <T> Comparator<T> byValue() {
    return (Comparator<T>) BY_VALUE;
  }

  /**
   * Compares two values of one type.
   *
   * @throws Fault if they are amounts in different currencies
   */
  public static <T> int compare(T left, T right) {
    return compareAny(left, right);
  }

  /** Compares by code point, which differs from {@link String#compareTo} beyond U+FFFF. */
  public static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int index = 0; index < length; index++) {
      char first = left.charAt(index);
      char second = right.charAt(index);
      if (first != second) {
        return Integer.compare(rank(first), rank(second));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Lifts surrogates above U+E000 to U+FFFF, as the code points that they stand for are. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }

  @SuppressWarnings("unchecked") // both are of the type given by the compiler
  private static int compareAny(Object left, Object right) {
    if (left instanceof String text) {
      return compare(text, (String) right);
    }
    return ((Comparable<Object>) left).compareTo(right);
  }

  /**
   * Structural equality, which compares numbers by value and not by their decimals.
   *
   * @param left null stands for {@code none}
   * @param right null stands for {@code none}
   */
  public static boolean equal(@Nullable Object left, @Nullable Object right) {
    return Objects.equals(canonical(left), canonical(right));
  }

  /** The value in a form whose equality is that of the language. */
  static @Nullable Object canonical(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }
}
