package io.beldi.benchmarks.counts;

import io.beldi.benchmarks.report.BarChart;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests of each work, by engine. */
final class CountsChart {
  private CountsChart() {}

  static String svg(List<CountRow> rows) {
    List<EngineName> engines = rows.stream().map(CountRow::engine).distinct().sorted().toList();
    Map<Work, Map<EngineName, Integer>> byWork = new LinkedHashMap<>();
    for (CountRow row : rows) {
      byWork
          .computeIfAbsent(row.work(), work -> new LinkedHashMap<>())
          .put(row.engine(), row.usage().requests());
    }
    List<String> series = new ArrayList<>(List.of("Beldi 2020, measured"));
    engines.forEach(engine -> series.add(engine.label()));
    List<BarChart.Group> groups = new ArrayList<>();
    byWork.forEach((work, counts) -> groups.add(group(work, engines, counts)));
    return new BarChart("Requests to the store for one request", series, groups).svg();
  }

  private static BarChart.Group group(
      Work work, List<EngineName> engines, Map<EngineName, Integer> counts) {
    List<@Nullable Double> values = new ArrayList<>();
    values.add(work.published() == null ? null : (double) work.published().requests());
    for (EngineName engine : engines) {
      Integer count = counts.get(engine);
      values.add(count == null ? null : count.doubleValue());
    }
    return new BarChart.Group(work.name(), values);
  }
}
