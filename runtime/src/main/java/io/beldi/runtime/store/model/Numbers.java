package io.beldi.runtime.store.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which decimal numbers can be stored, and in which form: 38 significant digits, magnitudes from
 * 1E-130 to below 1E126 (Amazon DynamoDB Developer Guide, "Supported data types").
 */
public final class Numbers {
  static final int MAX_DIGITS = 38;
  static final int MAX_EXPONENT = 125;
  static final int MIN_EXPONENT = -130;
  private static final int LONG_DIGITS = 18;

  private Numbers() {}

  /** What forbids storing {@code number}, or null if nothing does. */
  public static @Nullable String problem(BigDecimal number) {
    if (number.signum() == 0 || (number.scale() == 0 && number.precision() <= MAX_DIGITS)) {
      return null;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    long exponent = exponent(stripped);
    if (exponent > MAX_EXPONENT) {
      return "number too large: magnitude above 9.99E125";
    }
    if (exponent < MIN_EXPONENT) {
      return "number too small: magnitude below 1E-130";
    }
    if (stripped.precision() > MAX_DIGITS) {
      return "number has " + stripped.precision() + " significant digits, at most 38 are stored";
    }
    return null;
  }

  /** The stored form of a storable number: no trailing zeros, no negative scale, one zero. */
  public static BigDecimal normalise(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (number.scale() == 0) {
      return number;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** How many digits are significant, of a number other than zero. */
  static int significantDigits(BigDecimal number) {
    int digits = number.precision();
    if (number.scale() != 0 || digits > LONG_DIGITS) {
      return number.stripTrailingZeros().precision();
    }
    // Nearly all numbers are like this, and stripping makes an object for each.
    for (long rest = number.longValue(); rest % 10 == 0; rest /= 10) {
      digits--;
    }
    return digits;
  }

  /** The exponent of the leading digit of a number other than zero. */
  public static long exponent(BigDecimal number) {
    return (long) number.precision() - number.scale() - 1;
  }
}
