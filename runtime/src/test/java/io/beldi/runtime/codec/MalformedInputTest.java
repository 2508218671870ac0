package io.beldi.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MalformedInputTest {
  private static final List<Case> CASES =
      List.of(
          new Case(Codecs.STRING, "5", "", "must be a string, not a number"),
          new Case(Codecs.STRING, "null", "", "must be a string, not null"),
          new Case(Codecs.STRING, "\"\\ud800\"", "", "must not contain an unpaired surrogate"),
          new Case(Codecs.STRING, "\"\\udc00\\ud800\"", "", "must not contain an unpaired surr"),
          new Case(Codecs.string(2, 2), "\"a\"", "", "must have 2 characters, not 1"),
          new Case(Codecs.string(2, Integer.MAX_VALUE), "\"a\"", "", "must have at least 2 char"),
          new Case(Codecs.string(0, 1), "\"ab\"", "", "must have at most 1 characters, not 2"),
          new Case(Codecs.INT, "\"x\"", "", "must be a whole number"),
          new Case(Codecs.INT, "true", "", "must be a whole number, not a boolean"),
          new Case(Codecs.INT, "2147483648", "", "must be between -2147483648 and 2147483647"),
          new Case(Codecs.INT, "1.5", "", "must be a whole number"),
          new Case(Codecs.LONG, "9223372036854775808", "", "must be between -9223372036854775808"),
          new Case(Codecs.LONG, "1e99999999", "", "must be between"),
          new Case(Codecs.LONG, "-1e99999999", "", "must be between"),
          new Case(Codecs.LONG, "\"1 \"", "", "must be a whole number"),
          new Case(Codecs.longBetween(0, Long.MAX_VALUE), "-1", "", "must be at least 0"),
          new Case(Codecs.longBetween(Long.MIN_VALUE, 9), "10", "", "must be at most 9"),
          new Case(Codecs.intBetween(1, 10), "11", "", "must be between 1 and 10"),
          new Case(Codecs.DOUBLE, "1e999", "", "must be a number that a double can hold"),
          new Case(Codecs.DOUBLE, "\"1\"", "", "must be a number, not a string"),
          new Case(Codecs.DOUBLE, "NaN", "", "not well-formed JSON"),
          new Case(Codecs.decimal(3, 1), "0.25", "", "must have at most 1 decimals"),
          new Case(Codecs.decimal(3, 1), "100", "", "must have at most 2 digits before the point"),
          new Case(Codecs.decimal(3, 1), "1e999999999", "", "must have at most 2 digits"),
          new Case(Codecs.decimal(38, 0), "9".repeat(39), "", "must have at most 38 digits"),
          new Case(Codecs.decimal(38, 0), "9".repeat(101), "", "not well-formed JSON"),
          new Case(Codecs.BOOL, "0", "", "must be true or false, not a number"),
          new Case(Codecs.BYTES, "\"?\"", "", "must be bytes in Base64"),
          new Case(Codecs.bytes(0, 1), "\"AAAA\"", "", "must have at most 1 bytes, not 3"),
          new Case(Codecs.UUID, "\"1-1-1-1-1\"", "", "must be a UUID"),
          new Case(Codecs.DATE, "\"2025-02-30\"", "", "must be a date such as"),
          new Case(Codecs.DATE, "\"+10000-01-01\"", "", "must be a date such as"),
          new Case(Codecs.TIMESTAMP, "\"2025-01-01\"", "", "must be milliseconds, or a moment"),
          new Case(Codecs.TIMESTAMP, "\"1970-01-01T00:00:00.0001Z\"", "", "must not be finer"),
          new Case(Codecs.TIMESTAMP, "\"+999999999-01-01T00:00:00Z\"", "", "must be milliseconds"),
          new Case(Codecs.DURATION, "\"soon\"", "", "must be milliseconds, or a time span"),
          new Case(Codecs.NOTHING, "0", "", "must be null, not a number"),
          new Case(Codecs.MONEY, "{\"amount\":1}", "", "the field currency is missing"),
          new Case(Codecs.MONEY, "{\"currency\":\"EUR\"}", "", "the field amount is missing"),
          new Case(Codecs.MONEY, money("1", "XXY"), "/currency", "must be a currency"),
          new Case(
              Codecs.MONEY, money("1.005", "EUR"), "", "the amount in EUR must have at most 2"),
          new Case(Codecs.MONEY, "{\"x\":1}", "/x", "is not a field that is known here"),
          new Case(Codecs.id(text -> text, text -> text), "\"\"", "", "must have 1 to 128"),
          new Case(Codecs.enumeration(List.of("a", "b"), text -> text), "\"c\"", "", "one of a, b"),
          new Case(Codecs.list(Codecs.INT), "{}", "", "must be an array, not an object"),
          new Case(Codecs.list(Codecs.INT), "[1,[]]", "/1", "must be a whole number, not an array"),
          new Case(Codecs.list(Codecs.INT), "[1,]", "/1", "not well-formed JSON"),
          new Case(Codecs.list(Codecs.INT, 2, 3), "[1]", "", "must have 2 to 3 elements, not 1"),
          new Case(Codecs.list(Codecs.INT, 0, 1), "[1,2]", "/1", "is one element too many"),
          new Case(
              Codecs.map(Codecs.STRING, Codecs.INT), "[]", "", "must be an object, not an arr"),
          new Case(Codecs.map(Codecs.INT, Codecs.INT), "{\"x\":1}", "/x", "is a key, and must be"),
          new Case(
              Codecs.map(Codecs.INT, Codecs.INT), "{\"1\":1,\"1.0\":2}", "/1.0", "occurs twice"),
          new Case(
              Codecs.map(Codecs.STRING, Codecs.INT, 0, 1), "{\"a\":1,\"b\":2}", "/b", "too many"),
          new Case(Shelf.CODEC, "[]", "", "must be an object, not an array"),
          new Case(Shelf.CODEC, "{\"labels\":1}", "/labels", "is not a field that is known here"),
          new Case(Shelf.CODEC, "{\"label\":\"\"}", "/label", "must have 1 to 5 characters, not 0"),
          new Case(
              Shelf.CODEC,
              "{\"label\":\"a\",\"label\":\"b\"}",
              "/label",
              "not well-formed JSON: Dupl"),
          new Case(Shelf.CODEC, "{\"label\":\"a\"}", "", "the field prices is missing"),
          new Case(
              Shelf.CODEC,
              "{\"label\":\"a\",\"prices\":[{\"amount\":true}]}",
              "/prices/0/amount",
              "must be a number, not a boolean"),
          new Case(Codecs.INT, "", "", "there is no JSON value"),
          new Case(Codecs.INT, "1 2", "", "there is more after the end of the value"),
          new Case(Codecs.INT, "{", "", "must be a whole number, not an object"),
          new Case(Codecs.MONEY, "{", "", "not well-formed JSON"));

  private static String money(String amount, String currency) {
    return "{\"amount\":" + amount + ",\"currency\":\"" + currency + "\"}";
  }

  @TestFactory
  Stream<DynamicTest> inputThatIsNoValueIsRefusedWithItsPlace() {
    assertThat(CASES).hasSizeGreaterThan(50);
    return CASES.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::check));
  }

  @Test
  void deepNestingIsRefusedWithoutRecursion() {
    MalformedInput refused = refuse(nested(0), "[".repeat(100_000));

    assertThat(refused).hasMessageContaining("nesting depth");
  }

  @Test
  void otherEncodingsAreRefused() {
    Bytes surrogate = Bytes.of((byte) '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) '"');

    assertThat(refuse(Codecs.STRING, surrogate)).hasMessage("the document is not UTF-8");
    assertThat(refuse(Codecs.STRING, Bytes.of("\"a\"".getBytes(StandardCharsets.UTF_16))))
        .hasMessage("the document is not UTF-8");
  }

  @Test
  void longDocumentsAreRefused() {
    Bytes document = Bytes.of(new byte[Json.DOCUMENT_LIMIT + 1]);

    assertThat(refuse(Codecs.STRING, document)).hasMessageContaining("more than 6291456 bytes");
  }

  @Test
  void storedValuesOfOtherTypesAreRefusedWithTheirPlace() {
    Value stored =
        Value.map(Map.of("label", Value.text("a"), "prices", Value.list(List.of(Value.NULL))));

    MalformedInput refused =
        catchThrowableOfType(MalformedInput.class, () -> StoredForm.fromValue(Shelf.CODEC, stored));

    assertThat(refused.pointer()).isEqualTo("/prices/0");
    assertThat(refused).hasMessage("must be an object, not null");
  }

  private static Codec<?> nested(int depth) {
    return depth == 70 ? Codecs.INT : Codecs.list(nested(depth + 1));
  }

  private static MalformedInput refuse(Codec<?> codec, String json) {
    return refuse(codec, Bytes.utf8(json));
  }

  private static MalformedInput refuse(Codec<?> codec, Bytes document) {
    return catchThrowableOfType(MalformedInput.class, () -> Json.read(codec, document));
  }

  private record Case(Codec<?> codec, String json, String pointer, String message) {
    String name() {
      return json.isEmpty() ? "nothing" : json.length() > 60 ? json.substring(0, 60) + "…" : json;
    }

    void check() {
      MalformedInput refused = refuse(codec, json);
      assertThat(refused).isNotNull().hasMessageContaining(message);
      assertThat(refused.pointer()).isEqualTo(pointer);
    }
  }
}
