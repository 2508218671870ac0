package io.beldi.testkit;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** Stored values as a person writes them. */
final class ValueText {
  private static final int PLAIN_DIGITS = 40;

  private ValueText() {}

  static String of(Value value) {
    if (value instanceof Value.Text text) {
      return '"' + text.text() + '"';
    }
    if (value instanceof Value.Num number) {
      return number(number.number().stripTrailingZeros());
    }
    if (value instanceof Value.Bin binary) {
      return "bytes(" + binary.bytes().toBase64() + ")";
    }
    if (value instanceof Value.Bool bool) {
      return Boolean.toString(bool.truth());
    }
    if (value instanceof Value.ListOf list) {
      return list.values().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Value.MapOf map ? of(map.entries()) : "none";
  }

  /** Fields by name. */
  static String of(Map<String, Value> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + ": " + of(field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String number(BigDecimal number) {
    boolean plain = Math.abs(number.scale()) + number.precision() <= PLAIN_DIGITS;
    return plain ? number.toPlainString() : number.toString();
  }
}
