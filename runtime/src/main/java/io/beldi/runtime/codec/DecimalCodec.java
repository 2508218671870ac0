package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;
import java.math.BigDecimal;

/** Decimal numbers of a fixed scale. */
record DecimalCodec(int precision, int scale) implements Codec<BigDecimal> {
  @Override
  public void write(JsonGenerator out, BigDecimal value) throws IOException {
    out.writeNumber(Bounds.checkDecimal(value, precision, scale, ""));
  }

  @Override
  public BigDecimal read(JsonParser in) throws IOException {
    BigDecimal value = Numbers.decimal(in, "a number");
    Tokens.require(in, Bounds.decimalViolation(value, precision, scale));
    return value.signum() == 0 ? BigDecimal.ZERO.setScale(scale) : value.setScale(scale);
  }
}
