package io.beldi.local.programs;

import java.math.BigDecimal;

/** The order of values: numbers by size, texts by code point. */
final class Order {
  private Order() {}

  static int compare(Object one, Object other) {
    if (one instanceof Long left && other instanceof Long right) {
      return Long.compare(left, right);
    }
    if (one instanceof String left && other instanceof String right) {
      int[] a = left.codePoints().toArray();
      int[] b = right.codePoints().toArray();
      return java.util.Arrays.compare(a, b);
    }
    if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
      return left.compareTo(right);
    }
    throw new IllegalArgumentException("no order between " + one + " and " + other);
  }
}
