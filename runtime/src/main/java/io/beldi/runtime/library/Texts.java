package io.beldi.runtime.library;

import io.beldi.runtime.item.Bytes;
import java.math.BigDecimal;

/** How values are written as text, in interpolations. */
public final class Texts {
  private Texts() {}

  /**
   * The text of a value: numbers plainly, times in ISO-8601, bytes in Base64, ids and enums as in
   * the source.
   */
  public static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Bytes bytes ? bytes.toBase64() : value.toString();
  }
}
