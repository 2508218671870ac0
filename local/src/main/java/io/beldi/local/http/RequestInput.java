package io.beldi.local.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.beldi.runtime.Route;
import io.beldi.runtime.Route.Parameter;
import io.beldi.runtime.Route.Shape;
import io.beldi.runtime.Route.Source;
import io.beldi.runtime.item.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function's parameters as one JSON object, gathered from the path, the query and the body of a
 * request.
 *
 * @param json the object
 * @param key the text of the parameter that names the instance, or null
 */
record RequestInput(Bytes json, @Nullable String key) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** What JSON (RFC 8259) takes for a number or a truth value, so that it may stand unquoted. */
  private static final Pattern PLAIN =
      Pattern.compile("-?(0|[1-9][0-9]{0,98})(\\.[0-9]{1,98})?([eE][+-]?[0-9]{1,9})?|true|false");

  static RequestInput read(
      Route route, Map<String, String> path, Map<String, List<String>> query, byte[] body)
      throws BadRequest {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 64);
    KeyFinder key = new KeyFinder(route.key());
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      Set<String> written = new HashSet<>();
      for (Parameter parameter : route.parameters()) {
        if (parameter.source() == Source.PATH) {
          String value = path.get(parameter.name());
          if (value != null) {
            key.see(parameter.name(), Decoding.segment(value));
            writeScalar(out, parameter, Decoding.segment(value));
            written.add(parameter.name());
          }
        }
      }
      writeQuery(out, route, query, key, written);
      copyBody(out, body, key, written);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
    return new RequestInput(Bytes.of(bytes.toByteArray()), key.found);
  }

  private static void writeQuery(
      JsonGenerator out,
      Route route,
      Map<String, List<String>> query,
      KeyFinder key,
      Set<String> written)
      throws IOException, BadRequest {
    Set<String> known = new HashSet<>();
    for (Parameter parameter : route.parameters()) {
      if (parameter.source() == Source.QUERY) {
        writeQueryParameter(out, parameter, query, key, known);
        written.add(parameter.name());
      }
    }
    for (String name : query.keySet()) {
      if (!known.contains(name)) {
        throw BadRequest.at("/" + name, "there is no query parameter `" + name + "`");
      }
    }
  }

  private static void writeQueryParameter(
      JsonGenerator out,
      Parameter parameter,
      Map<String, List<String>> query,
      KeyFinder key,
      Set<String> known)
      throws IOException, BadRequest {
    if (parameter.shape() == Shape.RECORD) {
      out.writeObjectFieldStart(parameter.name());
      for (Parameter field : parameter.fields()) {
        writeQueryParameter(out, field, query, key, known);
      }
      out.writeEndObject();
      return;
    }
    known.add(parameter.name());
    List<String> values = query.getOrDefault(parameter.name(), List.of());
    if (isRepeated(parameter.shape())) {
      out.writeArrayFieldStart(parameter.name());
      for (String value : values) {
        writeText(out, parameter.shape() == Shape.PLAINS, value);
      }
      out.writeEndArray();
    } else if (values.size() > 1) {
      throw BadRequest.at("/" + parameter.name(), "`" + parameter.name() + "` is given twice");
    } else if (!values.isEmpty()) {
      key.see(parameter.name(), values.get(0));
      writeScalar(out, parameter, values.get(0));
    }
  }

  private static boolean isRepeated(Shape shape) {
    return shape == Shape.TEXTS || shape == Shape.PLAINS;
  }

  private static void writeScalar(JsonGenerator out, Parameter parameter, String value)
      throws IOException {
    out.writeFieldName(parameter.name());
    writeText(out, parameter.shape() == Shape.PLAIN, value);
  }

  private static void writeText(JsonGenerator out, boolean plain, String value) throws IOException {
    if (plain && PLAIN.matcher(value).matches()) {
      out.writeRawValue(value);
    } else {
      out.writeString(value);
    }
  }

  private static void copyBody(JsonGenerator out, byte[] body, KeyFinder key, Set<String> written)
      throws BadRequest {
    if (body.length == 0) {
      return;
    }
    try (JsonParser in = JSON.createParser(Decoding.utf8(body))) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw BadRequest.at("", "the body must be one JSON object");
      }
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        if (!written.add(name)) {
          throw BadRequest.at("/" + name, "`" + name + "` comes from the path or the query");
        }
        in.nextToken();
        if (in.currentToken().isScalarValue()) {
          key.see(name, in.getText());
        }
        out.writeFieldName(name);
        ExactCopy.value(in, out);
      }
      if (in.nextToken() != null) {
        throw BadRequest.at("", "something follows the JSON object");
      }
    } catch (StreamConstraintsException tooMuch) {
      throw BadRequest.because("the body is nested too deeply, or has too long a name or number");
    } catch (JsonProcessingException malformed) {
      throw BadRequest.because(
          "the body is not JSON: "
              + malformed.getOriginalMessage()
              + " (line "
              + malformed.getLocation().getLineNr()
              + ", column "
              + malformed.getLocation().getColumnNr()
              + ")");
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
  }

  /** Notes the value of the parameter that names the instance, as it goes by. */
  private static final class KeyFinder {
    private final @Nullable String name;
    private @Nullable String found;

    KeyFinder(@Nullable String name) {
      this.name = name;
    }

    void see(String parameter, String value) {
      if (parameter.equals(name)) {
        found = value;
      }
    }
  }
}
