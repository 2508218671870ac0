package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of bounded length. */
record ListCodec<E extends @Nullable Object>(Codec<E> element, int least, int greatest)
    implements Codec<List<E>> {
  @Override
  public void write(JsonGenerator out, List<E> value) throws IOException {
    out.writeStartArray();
    for (E each : value) {
      element.write(out, each);
    }
    out.writeEndArray();
  }

  @Override
  public List<E> read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw Tokens.unexpected(in, "an array");
    }
    List<E> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (elements.size() == greatest) {
        throw MalformedInput.at(
            in, "is one element too many: at most " + greatest + " may be here");
      }
      elements.add(element.read(in));
    }
    Tokens.require(in, Bounds.sizeViolation(elements.size(), least, greatest, "elements"));
    return Collections.unmodifiableList(elements);
  }
}
