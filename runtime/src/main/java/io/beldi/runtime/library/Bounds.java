package io.beldi.runtime.library;

import io.beldi.runtime.Fault;
import io.beldi.runtime.item.Bytes;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of types. Ends are inclusive; a length without a limit has the maximum {@link
 * Integer#MAX_VALUE}, a number without one the least or greatest value of its type. The {@code
 * check} methods give the value back, or raise a {@link Fault}; the {@code violation} methods give
 * a phrase such as {@code must be at least 1}, or null.
 */
public final class Bounds {
  private Bounds() {}

  /** Checks a number. */
  public static int check(int value, int least, int greatest, String site) {
    return value(value, violation(value, least, greatest), site);
  }

  /** Checks a number. */
  public static long check(long value, long least, long greatest, String site) {
    return value(value, violation(value, least, greatest), site);
  }

  /** Checks a number. */
  public static double check(double value, double least, double greatest, String site) {
    return value(value, violation(value, least, greatest), site);
  }

  /** Checks a number; a null end is open. */
  public static BigDecimal check(
      BigDecimal value, @Nullable BigDecimal least, @Nullable BigDecimal greatest, String site) {
    return value(value, violation(value, least, greatest), site);
  }

  /** Checks the digits of a number, and gives it that scale. */
  public static BigDecimal checkDecimal(BigDecimal value, int precision, int scale, String site) {
    value(value, decimalViolation(value, precision, scale), site);
    return value.setScale(scale);
  }

  /** Checks a length in code points. */
  public static String check(String value, int least, int greatest, String site) {
    return value(value, violation(value, least, greatest), site);
  }

  /** Checks a length in bytes. */
  public static Bytes check(Bytes value, int least, int greatest, String site) {
    return value(value, sizeViolation(value.size(), least, greatest, "bytes"), site);
  }

  /** Checks a number of elements. */
  public static <E extends @Nullable Object> List<E> check(
      List<E> value, int least, int greatest, String site) {
    return value(value, sizeViolation(value.size(), least, greatest, "elements"), site);
  }

  /** Checks a number of entries. */
  public static <K, V extends @Nullable Object> SortedMap<K, V> check(
      SortedMap<K, V> value, int least, int greatest, String site) {
    return value(value, sizeViolation(value.size(), least, greatest, "entries"), site);
  }

  /** What is wrong with a whole number, or null. */
  public static @Nullable String violation(long value, long least, long greatest) {
    if (least <= value && value <= greatest) {
      return null;
    }
    boolean openLow = least == Long.MIN_VALUE || least == Integer.MIN_VALUE;
    boolean openHigh = greatest == Long.MAX_VALUE || greatest == Integer.MAX_VALUE;
    boolean whole = openLow && openHigh;
    return phrase(openLow && !whole ? null : least, openHigh && !whole ? null : greatest);
  }

  /** What is wrong with a number, or null. */
  public static @Nullable String violation(double value, double least, double greatest) {
    if (least <= value && value <= greatest) {
      return null;
    }
    return phrase(
        least == -Double.MAX_VALUE ? null : least, greatest == Double.MAX_VALUE ? null : greatest);
  }

  /** What is wrong with a number, or null. */
  public static @Nullable String violation(
      BigDecimal value, @Nullable BigDecimal least, @Nullable BigDecimal greatest) {
    boolean low = least != null && value.compareTo(least) < 0;
    boolean high = greatest != null && value.compareTo(greatest) > 0;
    return low || high
        ? phrase(
            least == null ? null : least.toPlainString(),
            greatest == null ? null : greatest.toPlainString())
        : null;
  }

  /** What is wrong with the digits of a number, or null. */
  public static @Nullable String decimalViolation(BigDecimal value, int precision, int scale) {
    BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (shortest.scale() > scale) {
      return "must have at most " + scale + " decimals";
    }
    long wholeDigits = (long) shortest.precision() - shortest.scale();
    return shortest.signum() != 0 && wholeDigits > precision - scale
        ? "must have at most " + (precision - scale) + " digits before the point"
        : null;
  }

  /** What is wrong with the length of a text, in code points, or null. */
  public static @Nullable String violation(String value, int least, int greatest) {
    boolean surelyFits = least <= value.length() / 2 && value.length() <= greatest;
    return surelyFits ? null : sizeViolation(Strings.length(value), least, greatest, "characters");
  }

  /** What is wrong with a number of things, or null. */
  public static @Nullable String sizeViolation(int size, int least, int greatest, String things) {
    if (least <= size && size <= greatest) {
      return null;
    }
    String found = ", not " + size;
    if (least == greatest) {
      return "must have " + least + " " + things + found;
    }
    if (greatest == Integer.MAX_VALUE) {
      return "must have at least " + least + " " + things + found;
    }
    return least == 0
        ? "must have at most " + greatest + " " + things + found
        : "must have " + least + " to " + greatest + " " + things + found;
  }

  private static String phrase(@Nullable Object least, @Nullable Object greatest) {
    if (least == null) {
      return greatest == null ? "must be a finite number" : "must be at most " + greatest;
    }
    return greatest == null
        ? "must be at least " + least
        : "must be between " + least + " and " + greatest;
  }

  private static <T> T value(T value, @Nullable String violation, String site) {
    if (violation != null) {
      throw new Fault(site, "a value " + violation);
    }
    return value;
  }
}
