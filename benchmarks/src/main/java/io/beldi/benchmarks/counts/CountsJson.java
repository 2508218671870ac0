package io.beldi.benchmarks.counts;

import com.fasterxml.jackson.core.JsonGenerator;
import io.beldi.benchmarks.meter.Kind;
import io.beldi.benchmarks.report.Json;
import io.beldi.benchmarks.work.Work.Published;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as a list of JSON objects. */
final class CountsJson {
  private CountsJson() {}

  static String text(List<CountRow> rows) throws IOException {
    return Json.list(rows, CountsJson::write);
  }

  private static void write(JsonGenerator out, CountRow row) throws IOException {
    out.writeStringField("engine", row.engine().label());
    out.writeStringField("work", row.work().name());
    out.writeNumberField("requests", row.usage().requests());
    out.writeObjectFieldStart("byKind");
    for (Map.Entry<Kind, Integer> kind : row.usage().byKind().entrySet()) {
      out.writeNumberField(kind.getKey().label(), kind.getValue());
    }
    out.writeEndObject();
    out.writeNumberField("chain", row.usage().chain());
    out.writeNumberField("writeUnits", row.usage().writeUnits());
    out.writeNumberField("readUnits", row.usage().readUnits());
    out.writeNumberField("invocations", row.usage().invocations());
    out.writeNumberField("bytes", row.usage().bytes());
    out.writeNumberField("payload", row.usage().payload());
    write(out, row.work().published());
  }

  private static void write(JsonGenerator out, @Nullable Published published) throws IOException {
    if (published == null) {
      out.writeNullField("beldi");
      return;
    }
    out.writeObjectFieldStart("beldi");
    out.writeNumberField("requests", published.requests());
    if (published.chain() > 0) {
      out.writeNumberField("chain", published.chain());
    }
    if (published.writeUnits() > 0) {
      out.writeNumberField("writeUnits", published.writeUnits());
      out.writeNumberField("readUnits", published.readUnits());
    }
    out.writeNumberField("invocations", published.invocations());
    out.writeEndObject();
  }
}
