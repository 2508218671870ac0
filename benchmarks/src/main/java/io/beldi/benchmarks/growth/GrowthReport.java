package io.beldi.benchmarks.growth;

import io.beldi.benchmarks.report.Json;
import io.beldi.benchmarks.report.LineChart;
import io.beldi.benchmarks.report.LineChart.Line;
import io.beldi.benchmarks.report.LineChart.Point;
import io.beldi.benchmarks.report.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of growth as text, as JSON, and as a drawing. */
public final class GrowthReport {
  private GrowthReport() {}

  /** As a table. */
  public static String text(List<GrowthRow> rows) {
    TextTable table =
        new TextTable(
            "engine",
            "collected",
            "writes before",
            "WU of a write",
            "average",
            "RU of a write",
            "RU of a read",
            "Beldi 2020, WU");
    for (GrowthRow row : rows) {
      table.add(
          row.engine().label(),
          row.collected() ? "yes" : "no",
          "" + row.history(),
          "" + row.write(),
          String.format(Locale.ROOT, "%.2f", row.average()),
          String.format(Locale.ROOT, "%.1f", row.read()),
          String.format(Locale.ROOT, "%.1f", row.look()),
          row.published() == null ? "-" : "" + row.published());
    }
    return String.join("\n", table.lines());
  }

  /** As a list of objects. */
  public static String json(List<GrowthRow> rows) throws IOException {
    return Json.list(
        rows,
        (out, row) -> {
          out.writeStringField("engine", row.engine().label());
          out.writeBooleanField("collected", row.collected());
          out.writeNumberField("history", row.history());
          out.writeNumberField("writeUnits", row.write());
          out.writeNumberField("averageWriteUnits", row.average());
          out.writeNumberField("readUnitsOfWrite", row.read());
          out.writeNumberField("readUnitsOfRead", row.look());
          if (row.published() == null) {
            out.writeNullField("beldi");
          } else {
            out.writeNumberField("beldi", row.published());
          }
        });
  }

  /** As a drawing of the write units. */
  public static String chart(List<GrowthRow> rows) {
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    lines.put("Beldi 2020, measured", new ArrayList<>());
    for (GrowthRow row : rows) {
      String name = row.engine().label() + (row.collected() ? ", collected" : "");
      lines
          .computeIfAbsent(name, it -> new ArrayList<>())
          .add(new Point(row.history(), row.write()));
      if (row.published() != null) {
        List<Point> published = lines.get("Beldi 2020, measured");
        Point point = new Point(row.history(), row.published());
        if (!published.contains(point)) {
          published.add(point);
        }
      }
    }
    List<Line> drawn = new ArrayList<>();
    lines.forEach((name, points) -> drawn.add(new Line(name, points)));
    return new LineChart("Write units of one more write to one key", "writes before", drawn).svg();
  }
}
