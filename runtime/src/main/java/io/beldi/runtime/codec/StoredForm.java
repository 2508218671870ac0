package io.beldi.runtime.codec;

import io.beldi.runtime.item.Value;

/** Turns values into stored attributes and back, through their codecs. */
public final class StoredForm {
  private StoredForm() {}

  /** The attribute value that {@code codec} writes for {@code value}. */
  public static <T> Value toValue(Codec<T> codec, T value) {
    throw new IllegalStateException("being written");
  }

  /**
   * @throws MalformedInput if {@code stored} was not written by such a codec
   */
  public static <T> T fromValue(Codec<T> codec, Value stored) {
    throw new IllegalStateException("being written");
  }

  /** An attribute value as text that keeps its type (DynamoDB's JSON form). */
  public static String toText(Value value) {
    throw new IllegalStateException("being written");
  }

  /**
   * @throws IllegalArgumentException if {@code text} is not of that form
   */
  public static Value fromText(String text) {
    throw new IllegalStateException("being written");
  }
}
