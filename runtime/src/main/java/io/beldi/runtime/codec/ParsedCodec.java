package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * A type that is written as text.
 *
 * @param wanted what the text must be, for messages
 * @param parse raises {@link IllegalArgumentException} or {@link DateTimeException} for other text
 */
record ParsedCodec<T>(String wanted, Function<T, String> format, Function<String, T> parse)
    implements Codec<T> {
  @Override
  public void write(JsonGenerator out, T value) throws IOException {
    out.writeString(format.apply(value));
  }

  @Override
  public T read(JsonParser in) throws IOException {
    String text = Tokens.text(in, wanted);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw MalformedInput.at(in, "must be " + wanted);
    }
  }
}
