package io.beldi.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Money;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodecsTest {

  @Provide
  Arbitrary<String> texts() {
    return Values.text();
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Values.number();
  }

  @Property(tries = 300)
  void textSurvivesBothForms(@ForAll("texts") String text) {
    survives(Codecs.STRING, text);
  }

  @Property(tries = 300)
  void wholeNumbersSurviveBothForms(@ForAll long number) {
    survives(Codecs.LONG, number);
    survives(Codecs.INT, (int) number);
  }

  @Property(tries = 1000)
  void doublesSurviveBothForms(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    double magnitude = Math.abs(number);
    survives(Codecs.DOUBLE, magnitude >= 1e-130 && magnitude < 1e126 ? number : 0.1);
  }

  @Property(tries = 300)
  void decimalsSurviveBothForms(@ForAll("numbers") BigDecimal number) {
    survives(Codecs.decimal(38, 19), number);
  }

  @Property(tries = 100)
  void mapsSurviveBothForms(
      @ForAll("texts") String first, @ForAll("texts") String second, @ForAll long value) {
    SortedMap<String, Long> map = new TreeMap<>(io.beldi.runtime.library.Order.byValue());
    map.put(first, value);
    map.put(second, 1L);
    survives(Codecs.map(Codecs.STRING, Codecs.LONG), map);
  }

  @Property(tries = 100)
  void bytesSurviveBothForms(@ForAll byte[] bytes) {
    survives(Codecs.BYTES, Bytes.of(bytes));
  }

  @Test
  void theOtherTypesSurviveBothForms() {
    survives(Codecs.BOOL, true);
    survives(Codecs.UUID, UUID.fromString("6f1c0c3e-0a1b-4f7e-9d53-1f2a3b4c5d6e"));
    survives(Codecs.DATE, LocalDate.of(2024, 2, 29));
    survives(Codecs.TIMESTAMP, Instant.ofEpochMilli(-1));
    survives(Codecs.DURATION, Duration.ofMinutes(15));
    survives(Codecs.MONEY, new Money(new BigDecimal("9.50"), "EUR"));
    survives(Codecs.MONEY, new Money(new BigDecimal("950"), "JPY"));
    survives(Codecs.LONG, (1L << 53) + 1);
    survives(Codecs.decimal(38, 0), new BigDecimal("9".repeat(38)));
    survives(Codecs.list(Codecs.optional(Codecs.STRING)), Arrays.asList("a", null));
    survives(Codecs.NOTHING, null);
    survives(new EnumCodec<>(List.of("a", "b"), text -> text), "b");
    survives(Codecs.id(Name::new, Name::text), new Name("x"));
  }

  @Test
  void mapKeysOfOtherTypesAreWrittenAsText() {
    SortedMap<Instant, Long> map = new TreeMap<>();
    map.put(Instant.ofEpochMilli(1_700_000_000_000L), 1L);
    map.put(Instant.ofEpochMilli(5), 2L);

    assertThat(json(Codecs.map(Codecs.TIMESTAMP, Codecs.LONG), map))
        .isEqualTo("{\"5\":2,\"1700000000000\":1}");
    survives(Codecs.map(Codecs.TIMESTAMP, Codecs.LONG), map);
  }

  @Test
  void mapsIterateByCodePoint() {
    SortedMap<String, Long> map =
        read(Codecs.map(Codecs.STRING, Codecs.LONG), "{\"\uD83D\uDE00\":1,\"\uFFFD\":2}");

    assertThat(map.firstKey()).isEqualTo("\uFFFD");
  }

  @Test
  void recordsLeaveOutWhatIsAbsent() {
    Shelf shelf = new Shelf("a", null, List.of(new Money(BigDecimal.TEN, "EUR")));

    assertThat(json(Shelf.CODEC, shelf))
        .isEqualTo("{\"label\":\"a\",\"prices\":[{\"amount\":10.00,\"currency\":\"EUR\"}]}");
    survives(Shelf.CODEC, shelf);
    survives(Shelf.CODEC, new Shelf("abcde", 5L, List.of()));
    assertThat(read(Shelf.CODEC, "{\"label\":\"a\",\"width\":null,\"prices\":[]}").width())
        .isNull();
  }

  @Test
  void otherSpellingsAreRead() {
    assertThat(read(Codecs.LONG, "\"9007199254740993\"")).isEqualTo(9_007_199_254_740_993L);
    assertThat(read(Codecs.LONG, "1e3")).isEqualTo(1000);
    assertThat(read(Codecs.INT, "2.0")).isEqualTo(2);
    assertThat(read(Codecs.decimal(4, 2), "\"9.5\"")).isEqualTo(new BigDecimal("9.50"));
    assertThat(read(Codecs.decimal(4, 2), "0e9")).isEqualTo(new BigDecimal("0.00"));
    assertThat(read(Codecs.DOUBLE, "-0.0")).isEqualTo(0.0);
    assertThat(read(Codecs.TIMESTAMP, "\"1970-01-01T01:00:00.005+01:00\""))
        .isEqualTo(Instant.ofEpochMilli(5));
    assertThat(read(Codecs.DURATION, "\"PT15M\"")).isEqualTo(Duration.ofMinutes(15));
    assertThat(read(Codecs.UUID, "\"6F1C0C3E-0A1B-4F7E-9D53-1F2A3B4C5D6E\""))
        .hasToString("6f1c0c3e-0a1b-4f7e-9d53-1f2a3b4c5d6e");
  }

  @Test
  void valuesOutsideOfTheTypeAreFaultsWhereTheyAreWritten() {
    assertThatThrownBy(() -> json(Codecs.STRING, "\uD800")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> json(Codecs.STRING, "\uDC00\uD800")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> json(Codecs.DOUBLE, Double.NaN)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> json(Codecs.DATE, LocalDate.of(10_000, 1, 1)))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> json(Codecs.TIMESTAMP, Instant.MAX)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> json(Codecs.decimal(2, 1), BigDecimal.TEN)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> new Name("")).isInstanceOf(Fault.class);
  }

  private static <T extends @Nullable Object> void survives(Codec<T> codec, T value) {
    Value stored = StoredForm.toValue(codec, value);
    assertThat(StoredForm.fromValue(codec, stored)).isEqualTo(value);
    assertThat(Json.read(codec, Json.write(codec, value))).isEqualTo(value);
  }

  private static <T extends @Nullable Object> String json(Codec<T> codec, T value) {
    return new String(
        Json.write(codec, value).toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static <T> T read(Codec<T> codec, String json) {
    return Json.read(codec, Bytes.utf8(json));
  }

  private record Name(String text) {
    Name {
      text = Codecs.idText("Name", text);
    }
  }

  @Property(tries = 50)
  void boundedTextIsRefusedExactlyOutsideOfItsBounds(@ForAll("texts") String text) {
    int length = text.codePointCount(0, text.length());
    Bytes document = Json.write(Codecs.STRING, text);
    if (length >= 3 && length <= 10) {
      assertThat(Json.read(Codecs.string(3, 10), document)).isEqualTo(text);
    } else {
      assertThatThrownBy(() -> Json.read(Codecs.string(3, 10), document))
          .isInstanceOf(MalformedInput.class)
          .hasMessage("must have 3 to 10 characters, not " + length);
    }
  }
}
