package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks the fields of one object.
 *
 * <pre>{@code
 * ObjectFields fields = ObjectFields.open(in);
 * while (fields.next()) {
 *   switch (fields.name()) {
 *     case "lat" -> lat = Codecs.DOUBLE.read(in);
 *     default -> throw fields.unknown();
 *   }
 * }
 * return new Point(fields.required("lat", lat));
 * }</pre>
 */
public final class ObjectFields {
  private final JsonParser in;
  private String name = "";

  private ObjectFields(JsonParser in) {
    this.in = in;
  }

  /**
   * Starts at the object where the parser stands.
   *
   * @throws MalformedInput if it is no object
   */
  public static ObjectFields open(JsonParser in) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw Tokens.unexpected(in, "an object");
    }
    return new ObjectFields(in);
  }

  /** Goes to the next field's value; false at the end of the object. */
  public boolean next() throws IOException {
    String field = in.nextFieldName();
    if (field == null) {
      return false;
    }
    name = field;
    in.nextToken();
    return true;
  }

  /** The name of the field. */
  public String name() {
    return name;
  }

  /** The error of a field that the type does not have. */
  public MalformedInput unknown() {
    return MalformedInput.at(in, "is not a field that is known here");
  }

  /**
   * A field that must have been there.
   *
   * @throws MalformedInput if {@code value} is null
   */
  public <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw MalformedInput.at(in, "the field " + field + " is missing");
    }
    return value;
  }
}
