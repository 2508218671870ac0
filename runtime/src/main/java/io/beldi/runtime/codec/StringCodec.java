package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;

/** Well-formed text of bounded length. */
record StringCodec(int least, int greatest) implements Codec<String> {
  @Override
  public void write(JsonGenerator out, String value) throws IOException {
    out.writeString(WellFormed.check(value));
  }

  @Override
  public String read(JsonParser in) throws IOException {
    String value = Tokens.text(in, "a string");
    Tokens.require(in, Bounds.violation(value, least, greatest));
    return value;
  }
}
