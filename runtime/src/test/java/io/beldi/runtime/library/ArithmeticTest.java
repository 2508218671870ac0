package io.beldi.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArithmeticTest {
  private static final String SITE = "bank.beldi:7:5";
  private static final BigInteger TWO_POWER_63 = BigInteger.ONE.shiftLeft(63);

  @Property(tries = 500)
  void longResultsAreExactOrFaults(@ForAll long left, @ForAll long right) {
    agrees(BigInteger::add, (a, b) -> Arithmetic.add(a, b, SITE), left, right);
    agrees(BigInteger::subtract, (a, b) -> Arithmetic.subtract(a, b, SITE), left, right);
    agrees(BigInteger::multiply, (a, b) -> Arithmetic.multiply(a, b, SITE), left, right);
    if (right != 0) {
      agrees(BigInteger::divide, (a, b) -> Arithmetic.divide(a, b, SITE), left, right);
      agrees(BigInteger::remainder, (a, b) -> Arithmetic.remainder(a, b, SITE), left, right);
    }
  }

  private static void agrees(
      BinaryOperator<BigInteger> exact, LongBinaryOperator checked, long left, long right) {
    BigInteger expected = exact.apply(BigInteger.valueOf(left), BigInteger.valueOf(right));
    if (expected.bitLength() <= 63) {
      assertThat(checked.applyAsLong(left, right)).isEqualTo(expected.longValueExact());
    } else {
      assertThat(expected.abs()).isGreaterThanOrEqualTo(TWO_POWER_63);
      assertThatThrownBy(() -> checked.applyAsLong(left, right)).isInstanceOf(Fault.class);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatDoesNotFitIsAFaultAtItsSite() {
    List<ThrowingCallable> operations =
        List.of(
            () -> Arithmetic.add(Integer.MAX_VALUE, 1, SITE),
            () -> Arithmetic.subtract(Integer.MIN_VALUE, 1, SITE),
            () -> Arithmetic.multiply(65_536, 65_536, SITE),
            () -> Arithmetic.divide(Integer.MIN_VALUE, -1, SITE),
            () -> Arithmetic.divide(1, 0, SITE),
            () -> Arithmetic.divide(1L, 0L, SITE),
            () -> Arithmetic.divide(Long.MIN_VALUE, -1L, SITE),
            () -> Arithmetic.divide(1.0, 0.0, SITE),
            () -> Arithmetic.remainder(1, 0, SITE),
            () -> Arithmetic.remainder(1L, 0L, SITE),
            () -> Arithmetic.negate(Integer.MIN_VALUE, SITE),
            () -> Arithmetic.negate(Long.MIN_VALUE, SITE),
            () -> Arithmetic.add(Double.MAX_VALUE, Double.MAX_VALUE, SITE),
            () -> Arithmetic.subtract(-Double.MAX_VALUE, Double.MAX_VALUE, SITE),
            () -> Arithmetic.multiply(1e200, 1e200, SITE),
            () -> Arithmetic.add(digits(38), BigDecimal.ONE.movePointLeft(1), SITE),
            () -> Arithmetic.multiply(digits(20), digits(20), SITE),
            () -> Arithmetic.add(eur("1"), usd("1"), SITE),
            () -> Arithmetic.subtract(eur("1"), usd("1"), SITE),
            () -> Arithmetic.multiply(eur("9".repeat(30)), Long.MAX_VALUE, SITE),
            () -> Arithmetic.add(Instant.ofEpochMilli(Long.MAX_VALUE), Duration.ofMillis(1), SITE),
            () -> Arithmetic.subtract(Instant.MAX, Instant.MIN, SITE),
            () -> Arithmetic.add(Duration.ofMillis(Long.MAX_VALUE), Duration.ofMillis(1), SITE),
            () -> Arithmetic.multiply(Duration.ofDays(1), Long.MAX_VALUE, SITE),
            () -> Arithmetic.divide(Duration.ofDays(1), 0, SITE),
            () -> Bounds.check(11, 1, 10, SITE),
            () -> Bounds.check(11L, 1L, 10L, SITE),
            () -> Bounds.check("abc", 0, 2, SITE),
            () -> Bounds.check(List.of(1, 2), 0, 1, SITE),
            () -> Bounds.checkDecimal(new BigDecimal("0.25"), 3, 1, SITE));
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    "operation " + operations.indexOf(operation),
                    () ->
                        assertThatThrownBy(operation)
                            .isInstanceOfSatisfying(
                                Fault.class, fault -> assertThat(fault.site()).isEqualTo(SITE))));
  }

  @Test
  void resultsHaveTheirType() {
    assertThat(Arithmetic.divide(-7, 2, SITE)).isEqualTo(-3);
    assertThat(Arithmetic.remainder(-7, 2, SITE)).isEqualTo(-1);
    assertThat(Arithmetic.negate(0.0, SITE)).isEqualTo(0.0);
    assertThat(Arithmetic.add(eur("1.50"), eur("2"), SITE)).isEqualTo(eur("3.50"));
    assertThat(Arithmetic.subtract(eur("1.50"), eur("2"), SITE)).isEqualTo(eur("-0.50"));
    assertThat(Arithmetic.multiply(3, eur("1.50"), SITE)).isEqualTo(eur("4.50"));
    assertThat(Arithmetic.negate(eur("1"), SITE)).isEqualTo(eur("-1"));
    assertThat(Arithmetic.add(Duration.ofMillis(5), Instant.EPOCH, SITE))
        .isEqualTo(Instant.ofEpochMilli(5));
    assertThat(Arithmetic.subtract(Instant.EPOCH, Duration.ofMillis(5), SITE))
        .isEqualTo(Instant.ofEpochMilli(-5));
    assertThat(Arithmetic.subtract(Duration.ofMillis(3), Duration.ofMillis(5), SITE))
        .isEqualTo(Duration.ofMillis(-2));
    assertThat(Arithmetic.multiply(2, Duration.ofMinutes(1), SITE))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(Arithmetic.divide(Duration.ofMillis(5), 2, SITE)).isEqualTo(Duration.ofMillis(2));
    assertThat(Arithmetic.negate(Duration.ofMillis(5), SITE)).isEqualTo(Duration.ofMillis(-5));
    assertThat(Arithmetic.subtract(new BigDecimal("1.5"), new BigDecimal("0.25"), SITE))
        .isEqualTo(new BigDecimal("1.25"));
    assertThat(Arithmetic.negate(new BigDecimal("1.5"), SITE)).isEqualTo(new BigDecimal("-1.5"));
    assertThat(Bounds.checkDecimal(BigDecimal.ONE, 3, 1, SITE)).isEqualTo(new BigDecimal("1.0"));
    assertThat(Bounds.check("abc", 3, 3, SITE)).isEqualTo("abc");
  }

  @Test
  void moneyIsDividedHalfToEven() {
    assertThat(Numbers.dividedBy(eur("0.05"), 2)).isEqualTo(eur("0.02"));
    assertThat(Numbers.dividedBy(eur("0.07"), 2)).isEqualTo(eur("0.04"));
    assertThatThrownBy(() -> Numbers.dividedBy(eur("1"), 0)).isInstanceOf(Fault.class);
    assertThat(Numbers.isZero(eur("0"))).isTrue();
    assertThat(Numbers.isZero(new BigDecimal("0.00"))).isTrue();
    assertThat(Numbers.isZero(1L)).isFalse();
    assertThat(Numbers.isZero(-0.0)).isTrue();
    assertThat(Numbers.toDouble(eur("1.50"))).isEqualTo(1.5);
    assertThat(Numbers.toDouble(new BigDecimal("0.1"))).isEqualTo(0.1);
    assertThat(Numbers.toDouble(3)).isEqualTo(3.0);
  }

  private static BigDecimal digits(int count) {
    return new BigDecimal("9".repeat(count));
  }

  private static Money eur(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), "USD");
  }
}
