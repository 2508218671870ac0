package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the tokens of the input are called in messages, and the checks that all codecs share. */
final class Tokens {
  private Tokens() {}

  /** The input at {@code in} is of another kind than wanted. */
  static MalformedInput unexpected(JsonParser in, String wanted) {
    return MalformedInput.at(in, "must be " + wanted + ", not " + name(in.currentToken()));
  }

  /** Raises what is wrong, if anything is. */
  static void require(JsonParser in, @Nullable String violation) {
    if (violation != null) {
      throw MalformedInput.at(in, violation);
    }
  }

  /** The text at {@code in}, well-formed. */
  static String text(JsonParser in, String wanted) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected(in, wanted);
    }
    String text = in.getText();
    if (!WellFormed.isWellFormed(text)) {
      throw MalformedInput.at(in, "must not contain an unpaired surrogate");
    }
    return text;
  }

  private static String name(@Nullable JsonToken token) {
    if (token == null) {
      return "the end of the input";
    }
    return switch (token) {
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT -> "bytes";
      case START_ARRAY -> "an array";
      case START_OBJECT -> "an object";
      default -> token.name();
    };
  }
}
