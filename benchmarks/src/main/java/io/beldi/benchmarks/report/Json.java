package io.beldi.benchmarks.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Figures as a list of JSON objects. */
public final class Json {
  private Json() {}

  /** How one object is written; its braces are not its business. */
  @FunctionalInterface
  public interface Form<T> {
    void write(JsonGenerator out, T row) throws IOException;
  }

  /** The text of a list. */
  public static <T> String list(List<T> rows, Form<T> form) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter());
      out.writeStartArray();
      for (T row : rows) {
        out.writeStartObject();
        form.write(out, row);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    return text.toString();
  }
}
