package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.model.Numbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes key values as bytes whose unsigned order is the order of the values, among values of one
 * type. Text becomes its UTF-8 bytes and bytes stay as they are, so that both remain legible.
 *
 * <p>A number becomes a byte for its sign, two for its exponent and one for each digit; a negative
 * number has exponent and digits inverted and ends with a byte above every digit.
 */
final class KeyBytes {
  private static final byte[] NONE = {};
  private static final int NEGATIVE = 1;
  private static final int ZERO = 2;
  private static final int POSITIVE = 3;
  private static final int EXPONENT_BIAS = 1000;

  private KeyBytes() {}

  /** The encoding of a key value; no bytes where there is no key. */
  static byte[] of(@Nullable Value value) {
    if (value == null) {
      return NONE;
    }
    if (value instanceof Value.Text text) {
      return text.text().getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof Value.Bin binary) {
      return binary.bytes().toByteArray();
    }
    if (value instanceof Value.Num number) {
      return ofNumber(number.number());
    }
    throw new IllegalArgumentException("not a key value: " + value.getClass().getSimpleName());
  }

  private static byte[] ofNumber(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {ZERO};
    }
    BigDecimal stripped = number.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    int exponent = (int) Numbers.exponent(stripped) + EXPONENT_BIAS;
    boolean negative = number.signum() < 0;
    byte[] bytes = new byte[3 + digits.length() + (negative ? 1 : 0)];
    bytes[0] = (byte) (negative ? NEGATIVE : POSITIVE);
    int mask = negative ? 0xFF : 0;
    bytes[1] = (byte) ((exponent >> 8) ^ mask);
    bytes[2] = (byte) (exponent ^ mask);
    for (int i = 0; i < digits.length(); i++) {
      bytes[3 + i] = (byte) (digits.charAt(i) ^ mask);
    }
    if (negative) {
      bytes[bytes.length - 1] = (byte) 0xFF;
    }
    return bytes;
  }
}
