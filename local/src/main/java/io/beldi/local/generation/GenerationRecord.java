package io.beldi.local.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a generation read and wrote. The next one has nothing to do if its own record would be
 * equal.
 *
 * @param compiler which compiler wrote it
 * @param inputs digest of each source, by path
 * @param outputs digest of each generated file and of the lock file, by path
 * @param messages the warnings, as they were shown
 */
record GenerationRecord(
    String compiler,
    SortedMap<String, String> inputs,
    SortedMap<String, String> outputs,
    List<String> messages) {
  static final GenerationRecord NONE =
      new GenerationRecord("", new TreeMap<>(), new TreeMap<>(), List.of());

  private static final JsonFactory JSON = new JsonFactory();

  GenerationRecord {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    messages = List.copyOf(messages);
  }

  /** The record in {@code file}; {@link #NONE} where there is none, or none that can be read. */
  static GenerationRecord load(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    try (JsonParser in = JSON.createParser(Files.readString(file))) {
      return read(in);
    } catch (JsonProcessingException damaged) {
      // Without a record everything is generated again, which is always right.
      return NONE;
    }
  }

  void store(Path file) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      out.writeStartObject();
      out.writeStringField("compiler", compiler);
      writeMap(out, "inputs", inputs);
      writeMap(out, "outputs", outputs);
      out.writeArrayFieldStart("messages");
      for (String message : messages) {
        out.writeString(message);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    AtomicFile.write(file, text + "\n");
  }

  private static void writeMap(JsonGenerator out, String name, Map<String, String> map)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeStringField(entry.getKey(), entry.getValue());
    }
    out.writeEndObject();
  }

  private static GenerationRecord read(JsonParser in) throws IOException {
    String compiler = "";
    SortedMap<String, String> inputs = new TreeMap<>();
    SortedMap<String, String> outputs = new TreeMap<>();
    List<String> messages = new ArrayList<>();
    in.nextToken();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "compiler" -> compiler = in.getText();
        case "inputs" -> readMap(in, inputs);
        case "outputs" -> readMap(in, outputs);
        case "messages" -> {
          while (in.nextToken() == JsonToken.VALUE_STRING) {
            messages.add(in.getText());
          }
        }
        default -> in.skipChildren();
      }
    }
    return new GenerationRecord(compiler, inputs, outputs, messages);
  }

  private static void readMap(JsonParser in, SortedMap<String, String> map) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      map.put(name, in.getText());
    }
  }
}
