package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;
import java.util.function.Function;

/** Identifiers: bounded text with a type of its own. */
record IdCodec<T>(Function<String, T> of, Function<T, String> text) implements Codec<T> {
  @Override
  public void write(JsonGenerator out, T value) throws IOException {
    out.writeString(WellFormed.check(text.apply(value)));
  }

  @Override
  public T read(JsonParser in) throws IOException {
    String value = Tokens.text(in, "a string");
    Tokens.require(in, Bounds.violation(value, 1, Codecs.ID_LENGTH));
    return of.apply(value);
  }
}
