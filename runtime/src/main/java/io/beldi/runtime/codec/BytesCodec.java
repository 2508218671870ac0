package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;

/** Bytes of bounded length: Base64 in JSON, binary where it is stored. */
record BytesCodec(int least, int greatest) implements Codec<Bytes> {
  @Override
  public void write(JsonGenerator out, Bytes value) throws IOException {
    out.writeBinary(value.toByteArray());
  }

  @Override
  public Bytes read(JsonParser in) throws IOException {
    Bytes value = bytes(in);
    Tokens.require(in, Bounds.sizeViolation(value.size(), least, greatest, "bytes"));
    return value;
  }

  private static Bytes bytes(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
      return Bytes.of(in.getBinaryValue());
    }
    String text = Tokens.text(in, "bytes in Base64");
    try {
      return Bytes.base64(text);
    } catch (IllegalArgumentException malformed) {
      throw MalformedInput.at(in, "must be bytes in Base64");
    }
  }
}
