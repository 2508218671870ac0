package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One of a few named values. */
final class EnumCodec<E> implements Codec<E> {
  private final Function<E, String> text;
  private final Map<String, E> values = new LinkedHashMap<>();

  EnumCodec(List<E> values, Function<E, String> text) {
    this.text = text;
    for (E value : values) {
      this.values.put(text.apply(value), value);
    }
  }

  @Override
  public void write(JsonGenerator out, E value) throws IOException {
    out.writeString(text.apply(value));
  }

  @Override
  public E read(JsonParser in) throws IOException {
    E value = values.get(Tokens.text(in, "a string"));
    if (value == null) {
      throw MalformedInput.at(in, "must be one of " + String.join(", ", values.keySet()));
    }
    return value;
  }
}
