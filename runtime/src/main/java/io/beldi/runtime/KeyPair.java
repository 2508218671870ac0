package io.beldi.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.MalformedInput;
import java.io.IOException;

/** A key of two parts: an array in JSON. */
record KeyPair<P, S>(P partition, S sort) {

  /** Reads and writes such keys. */
  record PairCodec<P, S>(Codec<P> partition, Codec<S> sort) implements Codec<KeyPair<P, S>> {
    @Override
    public void write(JsonGenerator out, KeyPair<P, S> value) throws IOException {
      out.writeStartArray();
      partition.write(out, value.partition());
      sort.write(out, value.sort());
      out.writeEndArray();
    }

    @Override
    public KeyPair<P, S> read(JsonParser in) throws IOException {
      expect(in, in.currentToken() == JsonToken.START_ARRAY);
      expect(in, in.nextToken() != JsonToken.END_ARRAY);
      P first = partition.read(in);
      expect(in, in.nextToken() != JsonToken.END_ARRAY);
      S second = sort.read(in);
      expect(in, in.nextToken() == JsonToken.END_ARRAY);
      return new KeyPair<>(first, second);
    }

    private static void expect(JsonParser in, boolean holds) {
      if (!holds) {
        throw MalformedInput.at(in, "must be an array of the two parts of the key");
      }
    }
  }
}
