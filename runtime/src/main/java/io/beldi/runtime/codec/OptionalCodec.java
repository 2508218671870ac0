package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value that may be absent: null. */
record OptionalCodec<T>(Codec<T> present) implements Codec<@Nullable T> {
  @Override
  public void write(JsonGenerator out, @Nullable T value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      present.write(out, value);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // the type argument says that it may be null
  public @Nullable T read(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NULL ? null : present.read(in);
  }
}
