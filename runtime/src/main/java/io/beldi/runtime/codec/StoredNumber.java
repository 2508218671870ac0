package io.beldi.runtime.codec;

import io.beldi.runtime.Fault;
import java.math.BigDecimal;

/** The numbers that the store holds exactly: 38 digits, magnitudes from 1E-130 to below 1E126. */
final class StoredNumber {
  private static final int DIGITS = 38;
  private static final int LEAST_EXPONENT = -130;
  private static final int GREATEST_EXPONENT = 125;

  private StoredNumber() {}

  /**
   * @return {@code number}
   * @throws Fault if the store cannot hold it
   */
  static BigDecimal check(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal shortest = number.stripTrailingZeros();
    if (shortest.precision() > DIGITS) {
      throw new Fault("", "a number with more than " + DIGITS + " digits cannot be stored");
    }
    long exponent = (long) shortest.precision() - shortest.scale() - 1;
    if (exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT) {
      throw new Fault("", number + " is beyond the magnitudes that can be stored");
    }
    return number;
  }
}
