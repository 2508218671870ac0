package io.beldi.runtime.codec;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary attribute values. */
final class Values {
  private Values() {}

  /** Well-formed text, with characters outside of the basic plane. */
  static Arbitrary<String> text() {
    return Arbitraries.integers()
        .between(0, Character.MAX_CODE_POINT)
        .filter(point -> point < 0xD800 || point > 0xDFFF)
        .list()
        .ofMaxSize(20)
        .map(
            points ->
                points.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }

  static Arbitrary<BigDecimal> number() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1E18"), new BigDecimal("1E18"))
        .ofScale(19);
  }

  static Arbitrary<Value> value() {
    return Arbitraries.lazyOf(
        Values::scalar,
        Values::scalar,
        () -> value().list().ofMaxSize(3).map(Value::list),
        () -> Arbitraries.maps(text(), value()).ofMaxSize(3).map(Value::map));
  }

  static Arbitrary<Value> scalar() {
    return Arbitraries.oneOf(
        text().map(Value::text),
        number().map(Value::number),
        Arbitraries.of(true, false).map(Value::bool),
        Arbitraries.just(Value.NULL),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::of).map(Value::bytes));
  }
}
