package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.library.Bounds;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers, written plainly or as strings. */
final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,99})?([eE][+-]?[0-9]{1,4})?");
  private static final int LONG_DIGITS = 19;

  private Numbers() {}

  /** A whole number within bounds. */
  static long whole(JsonParser in, long least, long greatest) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long number = in.getLongValue();
      Tokens.require(in, Bounds.violation(number, least, greatest));
      return number;
    }
    BigDecimal number = decimal(in, "a whole number");
    Tokens.require(
        in,
        Bounds.decimalViolation(number, Integer.MAX_VALUE, 0) == null
            ? null
            : "must be a whole number");
    boolean fits =
        number.signum() == 0 || (long) number.precision() - number.scale() <= LONG_DIGITS;
    BigDecimal low = BigDecimal.valueOf(least);
    BigDecimal high = BigDecimal.valueOf(greatest);
    if (!fits) {
      number =
          number.signum() < 0
              ? BigDecimal.valueOf(Long.MIN_VALUE).subtract(BigDecimal.ONE)
              : BigDecimal.valueOf(Long.MAX_VALUE).add(BigDecimal.ONE);
    }
    Tokens.require(in, Bounds.violation(number, low, high));
    return number.longValueExact();
  }

  /** A number with its exact decimals. */
  static BigDecimal decimal(JsonParser in, String wanted) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      String text = in.getText();
      if (!DECIMAL.matcher(text).matches()) {
        throw MalformedInput.at(in, "must be " + wanted);
      }
      return new BigDecimal(text);
    }
    if (in.currentToken() == null || !in.currentToken().isNumeric()) {
      throw Tokens.unexpected(in, wanted);
    }
    return in.getDecimalValue();
  }
}
