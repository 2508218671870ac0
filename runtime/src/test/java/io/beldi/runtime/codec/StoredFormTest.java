package io.beldi.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.beldi.runtime.Fault;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFormTest {

  @Provide
  Arbitrary<Value> values() {
    return Values.value();
  }

  @Property(tries = 300)
  void textKeepsEveryValue(@ForAll("values") Value value) {
    assertThat(StoredForm.fromText(StoredForm.toText(value))).isEqualTo(value);
  }

  @Test
  void textIsTheFormOfDynamoDb() {
    Value value =
        Value.map(
            Map.of(
                "a", Value.list(List.of(Value.text("x"), Value.number(5), Value.NULL)),
                "b", Value.bytes(Bytes.of((byte) 1)),
                "c", Value.bool(false)));

    assertThat(StoredForm.toText(value))
        .isEqualTo(
            "{\"M\":{\"a\":{\"L\":[{\"S\":\"x\"},{\"N\":\"5\"},{\"NULL\":true}]},"
                + "\"b\":{\"B\":\"AQ==\"},\"c\":{\"BOOL\":false}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "{}",
        "{\"S\":5}",
        "{\"N\":5}",
        "{\"N\":\"x\"}",
        "{\"B\":\"?\"}",
        "{\"BOOL\":1}",
        "{\"NULL\":false}",
        "{\"L\":{}}",
        "{\"M\":[]}",
        "{\"SS\":[]}",
        "{\"S\":\"a\",\"N\":\"1\"}",
        "{\"S\":\"a\"}{}",
        "{\"M\":{\"a\":{\"S\":\"1\"},\"a\":{\"S\":\"2\"}}}",
        "{\"S\":\"a\"",
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> StoredForm.fromText(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNullFieldIsAbsentAndANullElementIsNull() {
    Value stored =
        written(
            out -> {
              out.writeStartObject();
              out.writeNullField("none");
              out.writeArrayFieldStart("list");
              out.writeNull();
              out.writeEndArray();
              out.writeEndObject();
            });

    assertThat(stored).isEqualTo(Value.map(Map.of("list", Value.list(List.of(Value.NULL)))));
  }

  @Test
  void numbersKeepTheirDecimals() {
    assertThat(written(out -> out.writeNumber(0.1))).isEqualTo(number("0.1"));
    assertThat(written(out -> out.writeNumber(0.1f))).isEqualTo(number("0.1"));
    assertThat(written(out -> out.writeNumber(-0.0))).isEqualTo(number("0"));
    assertThat(written(out -> out.writeNumber(7))).isEqualTo(number("7"));
    assertThat(written(out -> out.writeNumber(9_007_199_254_740_993L)))
        .isEqualTo(number("9007199254740993"));
    assertThat(written(out -> out.writeNumber(BigInteger.TEN))).isEqualTo(number("10"));
    assertThat(written(out -> out.writeNumber("9".repeat(38)))).isEqualTo(number("9".repeat(38)));
    assertThat(written(out -> out.writeNumber("1E-130"))).isEqualTo(number("1E-130"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e126, 1e-131})
  void doublesThatCannotBeStoredAreFaults(double number) {
    assertThatThrownBy(() -> written(out -> out.writeNumber(number))).isInstanceOf(Fault.class);
  }

  @Test
  void thirtyNineDigitsAreAFault() {
    assertThatThrownBy(() -> written(out -> out.writeNumber("9".repeat(39))))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("38 digits");
  }

  private static Value number(String text) {
    return Value.number(new BigDecimal(text));
  }

  private static Value written(Writing writing) {
    try (ItemGenerator out = new ItemGenerator()) {
      writing.write(out);
      return out.result();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private interface Writing {
    void write(JsonGenerator out) throws IOException;
  }
}
