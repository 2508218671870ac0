package io.beldi.runtime.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** DynamoDB's JSON form of attribute values: {@code {"N":"5"}}. */
final class AttributeText {
  /** Twice the nesting that a stored value may have, since each level is two objects here. */
  private static final int DEPTH = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(Json.DOCUMENT_LIMIT)
                  .build())
          .build();

  private AttributeText() {}

  static String format(Value value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(out, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Value value) throws IOException {
    out.writeStartObject();
    if (value instanceof Value.Text text) {
      out.writeStringField("S", text.text());
    } else if (value instanceof Value.Num number) {
      out.writeStringField("N", number.number().stripTrailingZeros().toString());
    } else if (value instanceof Value.Bin binary) {
      out.writeStringField("B", binary.bytes().toBase64());
    } else if (value instanceof Value.Bool bool) {
      out.writeBooleanField("BOOL", bool.truth());
    } else if (value instanceof Value.ListOf list) {
      out.writeArrayFieldStart("L");
      for (Value element : list.values()) {
        write(out, element);
      }
      out.writeEndArray();
    } else if (value instanceof Value.MapOf map) {
      out.writeObjectFieldStart("M");
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        out.writeFieldName(entry.getKey());
        write(out, entry.getValue());
      }
      out.writeEndObject();
    } else {
      out.writeBooleanField("NULL", true);
    }
    out.writeEndObject();
  }

  static Value parse(String text) {
    try (JsonParser in = FACTORY.createParser(text)) {
      in.nextToken();
      Value value = read(in);
      if (in.nextToken() != null) {
        throw notOfThisForm(in);
      }
      return value;
    } catch (IOException malformed) {
      throw new IllegalArgumentException("not an attribute value: " + text, malformed);
    }
  }

  private static Value read(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.START_OBJECT);
    expect(in, in.nextToken(), JsonToken.FIELD_NAME);
    String type = in.currentName();
    in.nextToken();
    Value value =
        switch (type) {
          case "S" -> Value.text(text(in));
          case "N" -> Value.number(new BigDecimal(text(in)));
          case "B" -> Value.bytes(Bytes.base64(text(in)));
          case "BOOL" -> Value.bool(in.getBooleanValue());
          case "NULL" -> nothing(in);
          case "L" -> list(in);
          case "M" -> map(in);
          default -> throw notOfThisForm(in);
        };
    expect(in, in.nextToken(), JsonToken.END_OBJECT);
    return value;
  }

  private static String text(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.VALUE_STRING);
    return in.getText();
  }

  private static Value nothing(JsonParser in) {
    expect(in, in.currentToken(), JsonToken.VALUE_TRUE);
    return Value.NULL;
  }

  private static Value list(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.START_ARRAY);
    List<Value> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(in));
    }
    return Value.list(values);
  }

  private static Value map(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.START_OBJECT);
    Map<String, Value> entries = new TreeMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      entries.put(name, read(in));
    }
    return Value.map(entries);
  }

  private static void expect(JsonParser in, JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw notOfThisForm(in);
    }
  }

  private static IllegalArgumentException notOfThisForm(JsonParser in) {
    return new IllegalArgumentException(
        "not an attribute value, at " + in.currentLocation().offsetDescription());
  }
}
