package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.Fault;
import java.io.IOException;

/** Finite binary floating point; zero has no sign. */
record DoubleCodec() implements Codec<Double> {
  @Override
  public void write(JsonGenerator out, Double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new Fault("", value + " is no finite number");
    }
    out.writeNumber(value + 0.0);
  }

  @Override
  public Double read(JsonParser in) throws IOException {
    if (in.currentToken() == null || !in.currentToken().isNumeric()) {
      throw Tokens.unexpected(in, "a number");
    }
    double value = in.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw MalformedInput.at(in, "must be a number that a double can hold");
    }
    return value + 0.0;
  }
}
