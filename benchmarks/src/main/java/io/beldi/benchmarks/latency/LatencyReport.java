package io.beldi.benchmarks.latency;

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

/** Rows of latency as text, as JSON, and as a drawing. */
public final class LatencyReport {
  private LatencyReport() {}

  /** As a table. */
  public static String text(List<LatencyRow> rows) {
    TextTable table =
        new TextTable(
            "store",
            "work",
            "arrive/s",
            "engine",
            "answered/s",
            "p50 ms",
            "p99 ms",
            "p50/direct",
            "requests");
    for (LatencyRow row : rows) {
      table.add(
          row.store(),
          row.work(),
          row.rate() == 0 ? "-" : figure(row.rate(), 0),
          row.engine().label(),
          figure(row.perSecond(), 1),
          figure(row.p50(), 2),
          figure(row.p99(), 2),
          Double.isNaN(row.ratio()) ? "-" : figure(row.ratio(), 2),
          "" + row.requests());
    }
    return String.join("\n", table.lines());
  }

  /** As a list of objects. */
  public static String json(List<LatencyRow> rows) throws IOException {
    return Json.list(
        rows,
        (out, row) -> {
          out.writeStringField("store", row.store());
          out.writeStringField("work", row.work());
          out.writeNumberField("rate", row.rate());
          out.writeStringField("engine", row.engine().label());
          out.writeNumberField("perSecond", row.perSecond());
          out.writeNumberField("p50", row.p50());
          out.writeNumberField("p99", row.p99());
          if (Double.isNaN(row.ratio())) {
            out.writeNullField("ratio");
          } else {
            out.writeNumberField("ratio", row.ratio());
          }
          out.writeNumberField("requests", row.requests());
        });
  }

  /** As a drawing of the medians of one work on one store, over the rate of arrivals. */
  public static String chart(List<LatencyRow> rows, String store, String work) {
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    for (LatencyRow row : rows) {
      if (row.rate() > 0 && row.store().equals(store) && row.work().equals(work)) {
        for (boolean tail : new boolean[] {false, true}) {
          lines
              .computeIfAbsent(
                  row.engine().label() + (tail ? ", p99" : ", p50"), it -> new ArrayList<>())
              .add(new Point(row.rate(), tail ? row.p99() : row.p50()));
        }
      }
    }
    List<Line> drawn = new ArrayList<>();
    lines.forEach((name, points) -> drawn.add(new Line(name, points)));
    return new LineChart(
            "Milliseconds of a request of " + work + ", " + store, "arrivals a second", drawn)
        .svg();
  }

  private static String figure(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
