package io.beldi.benchmarks.cost;

import io.beldi.benchmarks.counts.CountRow;
import io.beldi.benchmarks.report.BarChart;
import io.beldi.benchmarks.report.Json;
import io.beldi.benchmarks.report.TextTable;
import io.beldi.benchmarks.work.TravelMix;
import io.beldi.benchmarks.work.Work.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts times prices. */
public final class Costs {
  private static final String BELDI = "Beldi 2020";

  private Costs() {}

  /**
   * One row for each count, one for each work that was counted in the paper's system with its
   * units, and one for each engine's travel mix.
   */
  public static List<CostRow> of(List<CountRow> counts, Prices prices) {
    Map<String, Map<String, CostRow>> byEngine = new LinkedHashMap<>();
    byEngine.put(BELDI, new LinkedHashMap<>());
    for (CountRow count : counts) {
      String work = count.work().name();
      CostRow row =
          new CostRow(
              count.engine().label(),
              work,
              prices.store((double) count.usage().writeUnits(), count.usage().readUnits()),
              prices.functions(count.usage().invocations()));
      byEngine.computeIfAbsent(row.engine(), engine -> new LinkedHashMap<>()).put(work, row);
      Published published = count.work().published();
      if (published != null && published.writeUnits() > 0) {
        CostRow known =
            new CostRow(
                BELDI,
                work,
                prices.store(published.writeUnits(), published.readUnits()),
                prices.functions(published.invocations()));
        Objects.requireNonNull(byEngine.get(BELDI)).put(work, known);
      }
    }
    List<CostRow> rows = new ArrayList<>();
    byEngine.forEach(
        (engine, works) -> {
          rows.addAll(works.values());
          rows.add(
              new CostRow(
                  engine,
                  TravelMix.NAME,
                  TravelMix.average(work -> Objects.requireNonNull(works.get(work)).store()),
                  TravelMix.average(work -> Objects.requireNonNull(works.get(work)).functions())));
        });
    return rows;
  }

  /** As a table. */
  public static String text(List<CostRow> rows) {
    TextTable table = new TextTable("engine", "work", "store $", "functions $", "sum $");
    for (CostRow row : rows) {
      table.add(
          row.engine(),
          row.work(),
          dollars(row.store()),
          dollars(row.functions()),
          dollars(row.dollars()));
    }
    return String.join("\n", table.lines());
  }

  /** As a list of objects. */
  public static String json(List<CostRow> rows) throws IOException {
    return Json.list(
        rows,
        (out, row) -> {
          out.writeStringField("engine", row.engine());
          out.writeStringField("work", row.work());
          out.writeNumberField("store", row.store());
          out.writeNumberField("functions", row.functions());
          out.writeNumberField("dollars", row.dollars());
        });
  }

  /** As a drawing. */
  public static String chart(List<CostRow> rows) {
    List<String> engines = rows.stream().map(CostRow::engine).distinct().toList();
    List<BarChart.Group> groups = new ArrayList<>();
    for (String work : rows.stream().map(CostRow::work).distinct().toList()) {
      List<@Nullable Double> values = new ArrayList<>();
      for (String engine : engines) {
        values.add(find(rows, engine, work));
      }
      groups.add(new BarChart.Group(work, values));
    }
    return new BarChart("Dollars for a million requests, without duration", engines, groups).svg();
  }

  private static @Nullable Double find(List<CostRow> rows, String engine, String work) {
    return rows.stream()
        .filter(row -> row.engine().equals(engine) && row.work().equals(work))
        .map(CostRow::dollars)
        .findFirst()
        .orElse(null);
  }

  private static String dollars(double sum) {
    return String.format(Locale.ROOT, "%.2f", sum);
  }
}
