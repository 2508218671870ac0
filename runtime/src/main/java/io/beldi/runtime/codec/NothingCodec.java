package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The result of a function that has none: always null. */
record NothingCodec() implements Codec<@Nullable Void> {
  @Override
  public void write(JsonGenerator out, @Nullable Void value) throws IOException {
    out.writeNull();
  }

  @Override
  @SuppressWarnings("NullAway") // the type argument says that it may be null
  public @Nullable Void read(JsonParser in) {
    if (in.currentToken() != JsonToken.VALUE_NULL) {
      throw Tokens.unexpected(in, "null");
    }
    return null;
  }
}
