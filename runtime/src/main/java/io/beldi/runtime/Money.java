package io.beldi.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency, at the currency's scale (ISO 4217).
 *
 * @param currency a code such as {@code EUR}
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

  /**
   * @throws IllegalArgumentException if the currency is not known or the amount is too fine
   */
  public Money {
    int scale = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    try {
      amount = amount.setScale(scale, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException tooFine) {
      throw new IllegalArgumentException(
          amount.toPlainString() + " has more than " + scale + " decimals of " + currency, tooFine);
    }
  }

  /**
   * @throws Fault if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other)), currency);
  }

  /**
   * @throws Fault if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other)), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public Money times(long factor) {
    return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  /**
   * @throws Fault if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other));
  }

  private BigDecimal sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new Fault("", "currencies differ: " + currency + " and " + other.currency);
    }
    return other.amount;
  }

  @Override
  public String toString() {
    return currency + " " + amount.toPlainString();
  }
}
