package io.beldi.runtime.library;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Functions of numbers and of amounts of money. */
public final class Numbers {
  private Numbers() {}

  /** Whether a number is zero. */
  public static boolean isZero(long number) {
    return number == 0;
  }

  /** Whether a number is zero. */
  public static boolean isZero(double number) {
    return number == 0;
  }

  /** Whether a number is zero. */
  public static boolean isZero(BigDecimal number) {
    return number.signum() == 0;
  }

  /** Whether an amount is zero. */
  public static boolean isZero(Money money) {
    return money.isZero();
  }

  /** The nearest double. */
  public static double toDouble(long number) {
    return number;
  }

  /** The number itself. */
  public static double toDouble(double number) {
    return number;
  }

  /** The nearest double. */
  public static double toDouble(BigDecimal number) {
    return number.doubleValue();
  }

  /** The double nearest to the amount. */
  public static double toDouble(Money money) {
    return money.amount().doubleValue();
  }

  /**
   * A part of an amount, rounded to the nearest unit of the currency, half to even.
   *
   * @throws Fault if {@code divisor} is zero
   */
  public static Money dividedBy(Money money, long divisor) {
    if (divisor == 0) {
      throw new Fault("", "division by zero");
    }
    BigDecimal amount = money.amount();
    BigDecimal part =
        amount.divide(BigDecimal.valueOf(divisor), amount.scale(), RoundingMode.HALF_EVEN);
    return new Money(part, money.currency());
  }
}
