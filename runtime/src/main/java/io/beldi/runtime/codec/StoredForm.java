package io.beldi.runtime.codec;

import io.beldi.runtime.Fault;
import io.beldi.runtime.item.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Turns values into stored attributes and back, through their codecs. */
public final class StoredForm {
  private StoredForm() {}

  /**
   * The attribute value that {@code codec} writes for {@code value}.
   *
   * @throws Fault if the store cannot hold it
   */
  public static <T extends @Nullable Object> Value toValue(Codec<T> codec, T value) {
    try (ItemGenerator out = new ItemGenerator()) {
      codec.write(out, value);
      return out.result();
    } catch (IOException broken) {
      throw new UncheckedIOException("a codec wrote no well-formed value", broken);
    }
  }

  /**
   * The value that {@code stored} stands for.
   *
   * @throws MalformedInput if {@code stored} was not written by such a codec
   */
  public static <T extends @Nullable Object> T fromValue(Codec<T> codec, Value stored) {
    try (ItemParser in = new ItemParser(stored)) {
      in.nextToken();
      return codec.read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException("a codec asked for a value of another kind", broken);
    }
  }

  /** An attribute value as text that keeps its type (DynamoDB's JSON form). */
  public static String toText(Value value) {
    return AttributeText.format(value);
  }

  /**
   * The attribute value that {@code text} stands for.
   *
   * @throws IllegalArgumentException if {@code text} is not of that form
   */
  public static Value fromText(String text) {
    return AttributeText.parse(text);
  }
}
