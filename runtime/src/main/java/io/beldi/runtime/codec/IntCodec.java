package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** 32-bit integers within bounds. */
record IntCodec(int least, int greatest) implements Codec<Integer> {
  @Override
  public void write(JsonGenerator out, Integer value) throws IOException {
    out.writeNumber(value);
  }

  @Override
  public Integer read(JsonParser in) throws IOException {
    return (int) Numbers.whole(in, least, greatest);
  }
}
