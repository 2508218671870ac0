package io.beldi.runtime.store.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;

/** The short ways for common numbers end where the long way ends. */
final class NumbersTest {
  @Property(tries = 500)
  void storedFormsAreThoseWithoutTrailingZeros(
      @ForAll @BigRange(min = "-1000000000000000000000", max = "1000000000000000000000")
          BigInteger digits,
      @ForAll @IntRange(min = -5, max = 5) int scale) {
    Assume.that(digits.signum() != 0);
    BigDecimal number = new BigDecimal(digits, scale);
    BigDecimal stripped = number.stripTrailingZeros();
    assertThat(Numbers.significantDigits(number)).isEqualTo(stripped.precision());
    assertThat(Numbers.problem(number)).isNull();
    assertThat(Numbers.normalise(number))
        .isEqualTo(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
  }

  @Property(tries = 500)
  void equalNumbersHaveEqualHashesWhateverTheirScale(
      @ForAll long digits, @ForAll @IntRange(min = -20, max = 20) int scale) {
    BigDecimal number = BigDecimal.valueOf(digits, scale);
    Value same = Value.number(number.setScale(number.scale() + 7));
    assertThat(same).isEqualTo(Value.number(number)).hasSameHashCodeAs(Value.number(number));
    assertThat(Value.number(number.stripTrailingZeros())).hasSameHashCodeAs(same);
  }
}
