package io.beldi.compiler.java;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.RouteDefinition;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a request that a route accepts, for people to copy and change. */
final class ExampleRequest {
  private static final JsonFactory JSON = new JsonFactory();

  private ExampleRequest() {}

  /** The Java expression for the example. */
  static CodeBlock emit(
      FunctionDefinition function, RouteDefinition route, boolean body, ExampleValues examples) {
    Map<String, Object> values = new LinkedHashMap<>(examples.of(function.parameters()));
    String target = route.path();
    for (String name : route.pathParameters()) {
      Object value = values.remove(name);
      target = target.replace("{" + name + "}", value == null ? name : encoded(value));
    }
    List<String> query = new ArrayList<>();
    if (!body) {
      values.forEach((name, value) -> addQuery(name, value, query));
    }
    CodeBlock json = body ? JavaText.literal(json(values)) : CodeBlock.of("null");
    return CodeBlock.of(
        "new $T(\n$>$>$L,\n$L)$<$<",
        RuntimeNames.ROUTE.nestedClass("Example"),
        JavaText.literal(query.isEmpty() ? target : target + "?" + String.join("&", query)),
        json);
  }

  private static void addQuery(String name, Object value, List<String> query) {
    if (value instanceof List<?> list) {
      list.forEach(each -> addQuery(name, each, query));
    } else if (value instanceof Map<?, ?> fields) {
      fields.forEach((field, each) -> addQuery((String) field, each, query));
    } else {
      query.add(encoded(name) + "=" + encoded(value));
    }
  }

  private static String encoded(Object value) {
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String json(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(out, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> fields) {
      out.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        out.writeFieldName((String) field.getKey());
        write(out, field.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object each : list) {
        write(out, each);
      }
      out.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeString(value.toString());
    }
  }
}
