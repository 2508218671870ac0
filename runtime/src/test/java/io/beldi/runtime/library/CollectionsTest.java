package io.beldi.runtime.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Money;
import io.beldi.runtime.Row;
import io.beldi.runtime.item.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CollectionsTest {
  private static final List<String> WORDS = List.of("pear", "fig", "apple", "fig");

  @Property(tries = 500)
  void textIsOrderedByCodePoint(@ForAll String left, @ForAll String right) {
    int expected = Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    boolean wellFormed = isWellFormed(left) && isWellFormed(right);
    if (wellFormed) {
      assertThat(Integer.signum(Order.compare(left, right))).isEqualTo(Integer.signum(expected));
    }
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  @Test
  void charactersBeyondTheBasicPlaneComeLast() {
    assertThat(Order.compare("\uD83D\uDE00", "\uFFFD")).isPositive();
    assertThat(Order.compare("\uD83D\uDE00", "a")).isPositive();
    assertThat(Order.compare("a", "ab")).isNegative();
    assertThat(Order.compare("a", "a")).isZero();
  }

  @Test
  void elementsAreChosenAndOrdered() {
    assertThat(Lists.filter(WORDS, word -> word.length() > 3)).containsExactly("pear", "apple");
    assertThat(Lists.map(WORDS, String::length)).containsExactly(4, 3, 5, 3);
    assertThat(Lists.flatMap(List.of(1, 2), each -> List.of(each, each)))
        .containsExactly(1, 1, 2, 2);
    assertThat(Lists.sortedBy(WORDS, String::length))
        .containsExactly("fig", "fig", "pear", "apple");
    assertThat(Lists.reversed(List.of(1, 2))).containsExactly(2, 1);
    assertThat(Lists.distinct(WORDS)).containsExactly("pear", "fig", "apple");
    assertThat(Lists.distinct(List.of(new BigDecimal("1.0"), BigDecimal.ONE))).hasSize(1);
    assertThat(Lists.take(WORDS, 2)).containsExactly("pear", "fig");
    assertThat(Lists.take(WORDS, -1)).isEmpty();
    assertThat(Lists.take(WORDS, 9)).isEqualTo(WORDS);
    assertThat(Lists.drop(WORDS, 3)).containsExactly("fig");
    assertThat(Lists.drop(WORDS, 9)).isEmpty();
    assertThat(Lists.plus(List.of(1), List.of(2))).containsExactly(1, 2);
    assertThat(Lists.present(Arrays.asList("a", null))).containsExactly("a");
  }

  @Test
  void extremesAreFound() {
    assertThat(Lists.minBy(WORDS, String::length)).isEqualTo("fig");
    assertThat(Lists.maxBy(WORDS, String::length)).isEqualTo("apple");
    assertThat(Lists.allMinBy(WORDS, String::length)).containsExactly("fig", "fig");
    assertThat(Lists.allMaxBy(WORDS, String::length)).containsExactly("apple");
    assertThat(Lists.minBy(List.<String>of(), String::length)).isNull();
    assertThat(Lists.first(WORDS)).isEqualTo("pear");
    assertThat(Lists.first(List.<String>of())).isNull();
    assertThat(Lists.at(WORDS, 1)).isEqualTo("fig");
    assertThat(Lists.at(WORDS, -1)).isNull();
    assertThat(Lists.at(WORDS, 4)).isNull();
  }

  @Test
  void questionsAreAnswered() {
    assertThat(Lists.any(WORDS, String::isEmpty)).isFalse();
    assertThat(Lists.all(WORDS, word -> word.length() > 2)).isTrue();
    assertThat(Lists.contains(List.of(new BigDecimal("1.0")), BigDecimal.ONE)).isTrue();
    assertThat(Lists.size(WORDS)).isEqualTo(4);
    assertThat(Lists.isEmpty(WORDS)).isFalse();
    assertThat(Lists.join(WORDS, ", ")).isEqualTo("pear, fig, apple, fig");
  }

  @Test
  void sumsAreChecked() {
    Money euro = new Money(BigDecimal.ONE, "EUR");

    assertThat(Lists.sumOfInts(List.of(1, 2))).isEqualTo(3);
    assertThat(Lists.sumOfLongs(List.of())).isZero();
    assertThat(Lists.sumOfMoney(List.of(euro, euro))).isEqualTo(Arithmetic.add(euro, euro, ""));
    assertThat(Lists.sumOfMoney(List.of())).isNull();
    assertThatThrownBy(() -> Lists.sumOfInts(List.of(Integer.MAX_VALUE, 1)))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Lists.sumOfLongs(List.of(Long.MAX_VALUE, 1L)))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Lists.sumOfMoney(List.of(euro, new Money(BigDecimal.ONE, "USD"))))
        .isInstanceOf(Fault.class);
  }

  @Test
  void mapsAreMadeOfPairsAndIterateInKeyOrder() {
    SortedMap<String, Integer> map =
        Lists.toMap(Lists.zip(List.of("b", "a", "b"), List.of(1, 2, 3, 4)));

    assertThat(Maps.keys(map)).containsExactly("a", "b");
    assertThat(Maps.values(map)).containsExactly(2, 3);
    assertThat(Maps.entries(map)).containsExactly(new Row<>("a", 2), new Row<>("b", 3));
    assertThat(Maps.size(map)).isEqualTo(2);
  }

  @Test
  void resultsAreImmutable() {
    assertThatThrownBy(() -> Lists.map(WORDS, String::length).add(1))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Lists.toMap(List.of(new Row<>("a", 1))).clear())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void equalityComparesNumbersByValue() {
    assertThat(Order.equal(new BigDecimal("1.0"), BigDecimal.ONE)).isTrue();
    assertThat(Order.equal(0.0, -0.0)).isTrue();
    assertThat(Order.equal(null, null)).isTrue();
    assertThat(Order.equal(null, "a")).isFalse();
    assertThat(Order.equal("a", "a")).isTrue();
  }

  @Test
  void textIsCountedInCodePoints() {
    assertThat(Strings.length("\uD83D\uDE00a")).isEqualTo(2);
    assertThat(Strings.trim("\u2003a ")).isEqualTo("a");
    assertThat(Strings.lowerCase("TITLE")).isEqualTo("title");
    assertThat(Strings.startsWith("abc", "ab")).isTrue();
    assertThat(Strings.contains("abc", "d")).isFalse();
    assertThat(Strings.split("a,,b,", ",")).containsExactly("a", "", "b", "");
    assertThat(Strings.split("ab", "")).containsExactly("ab");
  }

  @Test
  void valuesHaveAText() {
    assertThat(Texts.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(Texts.of(Bytes.of((byte) 1))).isEqualTo("AQ==");
    assertThat(Texts.of(5)).isEqualTo("5");
    assertThat(Times.date(Instant.parse("2025-01-31T23:59:59Z")))
        .isEqualTo(LocalDate.of(2025, 1, 31));
  }
}
