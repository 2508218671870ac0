package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values of one type as a stream of JSON tokens.
 *
 * <p>The same codec serves HTTP bodies and envelopes (a JSON generator) and stored rows (a
 * generator that builds attribute values), so that the two forms cannot drift apart.
 */
public interface Codec<T extends @Nullable Object> {

  /** Writes one value. */
  void write(JsonGenerator out, T value) throws IOException;

  /**
   * Reads one value. The parser stands on the value's first token, and on its last one afterwards.
   *
   * @throws MalformedInput if the tokens are not a value of this type, or break one of its bounds
   */
  T read(JsonParser in) throws IOException;
}
