package io.beldi.compiler.diagnostics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.beldi.compiler.source.LineIndex;
import io.beldi.compiler.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Findings for programs: one JSON object with the shown findings and the counts. Lines and columns
 * count from 1, columns in UTF-16 units; ends are exclusive.
 */
public final class JsonRenderer {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes a report and a line end; the writer stays open. */
  public void render(Report report, Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeArrayFieldStart("diagnostics");
      for (Diagnostic found : report.shown()) {
        write(json, found);
      }
      json.writeEndArray();
      json.writeNumberField("errors", report.errors());
      json.writeNumberField("warnings", report.warnings());
      json.writeNumberField("notes", report.notes());
      json.writeNumberField("hidden", report.hidden());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Diagnostic found) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", found.code().name());
    json.writeStringField("severity", found.severity().word());
    json.writeStringField("message", found.message());
    json.writeFieldName("primary");
    write(json, found.primary());
    json.writeArrayFieldStart("others");
    for (Label label : found.others()) {
      write(json, label);
    }
    json.writeEndArray();
    json.writeStringField("why", found.why());
    write(json, "help", found.help());
    json.writeArrayFieldStart("fixes");
    for (Fix fix : found.fixes()) {
      write(json, fix);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Label label) throws IOException {
    json.writeStartObject();
    writePlace(json, label.span());
    json.writeStringField("text", label.text());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Fix fix) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", fix.title());
    json.writeArrayFieldStart("edits");
    for (Edit edit : fix.edits()) {
      json.writeStartObject();
      writePlace(json, edit.span());
      json.writeStringField("replacement", edit.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, List<String> lines)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String line : lines) {
      json.writeString(line);
    }
    json.writeEndArray();
  }

  private static void writePlace(JsonGenerator json, Span span) throws IOException {
    LineIndex lines = span.file().lines();
    json.writeStringField("file", span.file().path());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("endLine", lines.line(span.end()));
    json.writeNumberField("endColumn", lines.column(span.end()));
  }
}
