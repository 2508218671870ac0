package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.Fault;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * A time, written as a number of milliseconds; ISO-8601 text is read as well.
 *
 * @param wanted what the text must be, for messages
 */
record MillisCodec<T>(
    String wanted, ToLongFunction<T> toMillis, LongFunction<T> ofMillis, Function<String, T> parse)
    implements Codec<T> {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

  @Override
  public void write(JsonGenerator out, T value) throws IOException {
    try {
      out.writeNumber(toMillis.applyAsLong(value));
    } catch (ArithmeticException tooFar) {
      throw new Fault("", value + " is too large for a number of milliseconds", tooFar);
    }
  }

  @Override
  public T read(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING || WHOLE.matcher(in.getText()).matches()) {
      return ofMillis.apply(Numbers.whole(in, Long.MIN_VALUE, Long.MAX_VALUE));
    }
    try {
      T value = parse.apply(in.getText());
      if (!ofMillis.apply(toMillis.applyAsLong(value)).equals(value)) {
        throw MalformedInput.at(in, "must not be finer than milliseconds");
      }
      return value;
    } catch (DateTimeException | ArithmeticException malformed) {
      throw MalformedInput.at(in, "must be " + wanted);
    }
  }
}
