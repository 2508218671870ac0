package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** True and false. */
record BoolCodec() implements Codec<Boolean> {
  @Override
  public void write(JsonGenerator out, Boolean value) throws IOException {
    out.writeBoolean(value);
  }

  @Override
  public Boolean read(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw Tokens.unexpected(in, "true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }
}
