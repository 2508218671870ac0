package io.beldi.runtime.journal;

import java.math.BigInteger;

/** Crockford's base 32: digits and capitals without I, L, O, U; keeps the order of the bytes. */
final class Base32 {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final BigInteger RADIX = BigInteger.valueOf(DIGITS.length());

  private Base32() {}

  /** 128 bits become 26 digits. */
  static String encode(byte[] bytes) {
    int length = (bytes.length * Byte.SIZE + 4) / 5;
    char[] text = new char[length];
    BigInteger rest = new BigInteger(1, bytes);
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(RADIX);
      text[i] = DIGITS.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(text);
  }
}
