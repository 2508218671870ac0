package io.beldi.runtime.library;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Checked arithmetic: what does not fit the type, a division by zero and a sum of two currencies
 * are {@link Fault}s at the site given.
 */
public final class Arithmetic {
  private static final int DIGITS = 38;

  private Arithmetic() {}

  /** {@code left + right}. */
  public static int add(int left, int right, String site) {
    return fit((long) left + right, site);
  }

  /** {@code left + right}. */
  public static long add(long left, long right, String site) {
    return checked(() -> Math.addExact(left, right), site);
  }

  /** {@code left + right}. */
  public static double add(double left, double right, String site) {
    return finite(left + right, site);
  }

  /** {@code left + right}. */
  public static BigDecimal add(BigDecimal left, BigDecimal right, String site) {
    return exact(left.add(right), site);
  }

  /** {@code left + right}, in one currency. */
  public static Money add(Money left, Money right, String site) {
    sameCurrency(left, right, site);
    return money(left.amount().add(right.amount()), left.currency(), site);
  }

  /** {@code left + right}. */
  public static Instant add(Instant left, Duration right, String site) {
    return checked(() -> moment(left.plus(right)), site);
  }

  /** {@code left + right}. */
  public static Instant add(Duration left, Instant right, String site) {
    return add(right, left, site);
  }

  /** {@code left + right}. */
  public static Duration add(Duration left, Duration right, String site) {
    return checked(() -> span(left.plus(right)), site);
  }

  /** {@code left - right}. */
  public static int subtract(int left, int right, String site) {
    return fit((long) left - right, site);
  }

  /** {@code left - right}. */
  public static long subtract(long left, long right, String site) {
    return checked(() -> Math.subtractExact(left, right), site);
  }

  /** {@code left - right}. */
  public static double subtract(double left, double right, String site) {
    return finite(left - right, site);
  }

  /** {@code left - right}. */
  public static BigDecimal subtract(BigDecimal left, BigDecimal right, String site) {
    return exact(left.subtract(right), site);
  }

  /** {@code left - right}, in one currency. */
  public static Money subtract(Money left, Money right, String site) {
    sameCurrency(left, right, site);
    return money(left.amount().subtract(right.amount()), left.currency(), site);
  }

  /** {@code left - right}. */
  public static Instant subtract(Instant left, Duration right, String site) {
    return checked(() -> moment(left.minus(right)), site);
  }

  /** The time from {@code right} to {@code left}. */
  public static Duration subtract(Instant left, Instant right, String site) {
    return checked(() -> span(Duration.between(right, left)), site);
  }

  /** {@code left - right}. */
  public static Duration subtract(Duration left, Duration right, String site) {
    return checked(() -> span(left.minus(right)), site);
  }

  /** {@code left * right}. */
  public static int multiply(int left, int right, String site) {
    return fit((long) left * right, site);
  }

  /** {@code left * right}. */
  public static long multiply(long left, long right, String site) {
    return checked(() -> Math.multiplyExact(left, right), site);
  }

  /** {@code left * right}. */
  public static double multiply(double left, double right, String site) {
    return finite(left * right, site);
  }

  /** {@code left * right}. */
  public static BigDecimal multiply(BigDecimal left, BigDecimal right, String site) {
    return exact(left.multiply(right), site);
  }

  /** {@code left * right}. */
  public static Money multiply(Money left, long right, String site) {
    return money(left.amount().multiply(BigDecimal.valueOf(right)), left.currency(), site);
  }

  /** {@code left * right}. */
  public static Money multiply(long left, Money right, String site) {
    return multiply(right, left, site);
  }

  /** {@code left * right}. */
  public static Duration multiply(Duration left, long right, String site) {
    return checked(() -> span(left.multipliedBy(right)), site);
  }

  /** {@code left * right}. */
  public static Duration multiply(long left, Duration right, String site) {
    return multiply(right, left, site);
  }

  /** {@code left / right}, towards zero. */
  public static int divide(int left, int right, String site) {
    return fit((long) left / divisor(right, site), site);
  }

  /** {@code left / right}, towards zero. */
  public static long divide(long left, long right, String site) {
    if (left == Long.MIN_VALUE && right == -1) {
      throw overflow(site);
    }
    return left / divisor(right, site);
  }

  /** {@code left / right}. */
  public static double divide(double left, double right, String site) {
    if (right == 0) {
      throw new Fault(site, "division by zero");
    }
    return finite(left / right, site);
  }

  /** {@code left / right}, towards zero, in whole milliseconds. */
  public static Duration divide(Duration left, long right, String site) {
    return checked(() -> Duration.ofMillis(divide(left.toMillis(), right, site)), site);
  }

  /** The rest of {@code left / right}, with the sign of {@code left}. */
  public static int remainder(int left, int right, String site) {
    return (int) (left % divisor(right, site));
  }

  /** The rest of {@code left / right}, with the sign of {@code left}. */
  public static long remainder(long left, long right, String site) {
    return left % divisor(right, site);
  }

  /** {@code -value}. */
  public static int negate(int value, String site) {
    return fit(-(long) value, site);
  }

  /** {@code -value}. */
  public static long negate(long value, String site) {
    return checked(() -> Math.negateExact(value), site);
  }

  /** {@code -value}; zero has no sign. */
  public static double negate(double value, String site) {
    return finite(-value, site);
  }

  /** {@code -value}. */
  public static BigDecimal negate(BigDecimal value, String site) {
    return exact(value.negate(), site);
  }

  /** {@code -value}. */
  public static Money negate(Money value, String site) {
    return money(value.amount().negate(), value.currency(), site);
  }

  /** {@code -value}. */
  public static Duration negate(Duration value, String site) {
    return checked(value::negated, site);
  }

  private static int fit(long value, String site) {
    if (value != (int) value) {
      throw overflow(site);
    }
    return (int) value;
  }

  private static long divisor(long value, String site) {
    if (value == 0) {
      throw new Fault(site, "division by zero");
    }
    return value;
  }

  /** Adding zero takes the sign from a zero. */
  private static double finite(double value, String site) {
    if (!Double.isFinite(value)) {
      throw overflow(site);
    }
    return value + 0.0;
  }

  private static BigDecimal exact(BigDecimal value, String site) {
    if (value.signum() != 0 && value.stripTrailingZeros().precision() > DIGITS) {
      throw new Fault(site, "a result with more than " + DIGITS + " digits");
    }
    return value;
  }

  private static Money money(BigDecimal amount, String currency, String site) {
    return new Money(exact(amount, site), currency);
  }

  private static void sameCurrency(Money left, Money right, String site) {
    if (!left.currency().equals(right.currency())) {
      throw new Fault(site, "currencies differ: " + left.currency() + " and " + right.currency());
    }
  }

  /** Only what is a number of milliseconds can be stored. */
  private static Instant moment(Instant value) {
    return Instant.ofEpochMilli(value.toEpochMilli());
  }

  private static Duration span(Duration value) {
    return Duration.ofMillis(value.toMillis());
  }

  private static <T> T checked(Supplier<T> operation, String site) {
    try {
      return operation.get();
    } catch (ArithmeticException | DateTimeException tooLarge) {
      throw new Fault(site, "overflow: the result does not fit its type", tooLarge);
    }
  }

  private static Fault overflow(String site) {
    return new Fault(site, "overflow: the result does not fit its type");
  }
}
