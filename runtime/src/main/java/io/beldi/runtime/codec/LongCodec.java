package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** 64-bit integers within bounds. */
record LongCodec(long least, long greatest) implements Codec<Long> {
  @Override
  public void write(JsonGenerator out, Long value) throws IOException {
    out.writeNumber(value);
  }

  @Override
  public Long read(JsonParser in) throws IOException {
    return Numbers.whole(in, least, greatest);
  }
}
