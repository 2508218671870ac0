package io.beldi.runtime.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stored form of items: DynamoDB's JSON, in which each value is an object whose only name tells
 * its type, as in {@code {"name": {"S": "Ann"}, "age": {"N": "7"}}}. Attributes stand in order of
 * their names, so that equal items have equal text.
 */
final class ItemJson {
  private static final int LONGEST_NAME = 65_535;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
          .build();

  private ItemJson() {}

  static String encode(Item item) {
    return encode(item.attributes());
  }

  static String encode(Map<String, Value> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writeEntries(json, values);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IOException if the text is not the stored form of an item
   */
  static Item decode(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      Item item = new Item(readEntries(json));
      if (json.nextToken() != null) {
        throw new IOException("text goes on behind the item");
      }
      return item;
    }
  }

  private static void writeEntries(JsonGenerator json, Map<String, Value> entries)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      json.writeFieldName(entry.getKey());
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Value value) throws IOException {
    json.writeStartObject();
    if (value instanceof Value.Text text) {
      json.writeStringField("S", text.text());
    } else if (value instanceof Value.Num number) {
      json.writeStringField("N", number.number().toString());
    } else if (value instanceof Value.Bin binary) {
      json.writeStringField("B", binary.bytes().toBase64());
    } else if (value instanceof Value.Bool bool) {
      json.writeBooleanField("BOOL", bool.truth());
    } else if (value instanceof Value.ListOf list) {
      json.writeArrayFieldStart("L");
      for (Value element : list.values()) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Value.MapOf map) {
      json.writeFieldName("M");
      writeEntries(json, map.entries());
    } else {
      json.writeBooleanField("NULL", true);
    }
    json.writeEndObject();
  }

  private static SortedMap<String, Value> readEntries(JsonParser json) throws IOException {
    TreeMap<String, Value> entries = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      expect(json.nextToken(), JsonToken.START_OBJECT);
      entries.put(name, readValue(json));
    }
    expect(json.currentToken(), JsonToken.END_OBJECT);
    return entries;
  }

  private static Value readValue(JsonParser json) throws IOException {
    expect(json.nextToken(), JsonToken.FIELD_NAME);
    String type = json.currentName();
    json.nextToken();
    Value value =
        switch (type) {
          case "S" -> Value.text(text(json));
          case "N" -> Value.number(number(json));
          case "B" -> Value.bytes(bytes(json));
          case "BOOL" -> Value.bool(json.getBooleanValue());
          case "NULL" -> Value.NULL;
          case "L" -> Value.list(readElements(json));
          case "M" -> readMap(json);
          default -> throw new IOException("a value of the unknown type " + type);
        };
    expect(json.nextToken(), JsonToken.END_OBJECT);
    return value;
  }

  private static Value readMap(JsonParser json) throws IOException {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    return new Value.MapOf(readEntries(json));
  }

  private static List<Value> readElements(JsonParser json) throws IOException {
    expect(json.currentToken(), JsonToken.START_ARRAY);
    List<Value> elements = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      elements.add(readValue(json));
    }
    expect(json.currentToken(), JsonToken.END_ARRAY);
    return elements;
  }

  private static String text(JsonParser json) throws IOException {
    expect(json.currentToken(), JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static BigDecimal number(JsonParser json) throws IOException {
    try {
      return new BigDecimal(text(json));
    } catch (NumberFormatException malformed) {
      throw new IOException("a number that is none", malformed);
    }
  }

  private static Bytes bytes(JsonParser json) throws IOException {
    try {
      return Bytes.base64(text(json));
    } catch (IllegalArgumentException malformed) {
      throw new IOException("bytes that are not Base64", malformed);
    }
  }

  private static void expect(@org.jspecify.annotations.Nullable JsonToken found, JsonToken wanted)
      throws IOException {
    if (found != wanted) {
      throw new IOException("found " + found + " in place of " + wanted);
    }
  }
}
