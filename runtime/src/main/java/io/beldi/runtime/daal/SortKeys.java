package io.beldi.runtime.daal;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Sort keys as texts that sort as they do, so that something can stand behind them. */
final class SortKeys {
  /** Ends a text; nothing inside of one sorts below it. */
  static final String END = "\u0001\u0001";

  private static final int EXPONENT = 500;

  private SortKeys() {}

  static String of(Value sort) {
    if (sort instanceof Value.Text text) {
      return escaped(text.text());
    }
    if (sort instanceof Value.Num number) {
      return ofNumber(number.number());
    }
    if (sort instanceof Value.Bin binary) {
      return HexFormat.of().formatHex(binary.bytes().toByteArray());
    }
    throw new IllegalArgumentException("not a sort key: " + sort);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit <= '\u0001') {
        out.append('\u0001').append((char) (unit + 2));
      } else {
        out.append(unit);
      }
    }
    return out.toString();
  }

  /** A sign, an exponent of three digits, and digits; complements where the number is negative. */
  private static String ofNumber(BigDecimal number) {
    if (number.signum() == 0) {
      return "1";
    }
    BigDecimal plain = number.abs().stripTrailingZeros();
    String digits = plain.unscaledValue().toString();
    int exponent = digits.length() - plain.scale() + EXPONENT;
    String positive = String.format("%03d", exponent) + digits;
    return number.signum() > 0 ? "2" + positive : "0" + complement(positive) + "~";
  }

  private static String complement(String digits) {
    StringBuilder out = new StringBuilder();
    digits.chars().forEach(digit -> out.append((char) ('9' - (digit - '0'))));
    return out.toString();
  }
}
