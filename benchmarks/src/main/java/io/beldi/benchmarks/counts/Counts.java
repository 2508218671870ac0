package io.beldi.benchmarks.counts;

import io.beldi.benchmarks.meter.Laboratory;
import io.beldi.benchmarks.meter.Usage;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Program;
import io.beldi.benchmarks.work.Work;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures works, each on empty state of its own. */
public final class Counts {
  private final Map<String, Program> programs = new LinkedHashMap<>();

  /** One row for each work and engine: works in their order, and the engines of each. */
  public List<CountRow> measure(List<Work> works, List<EngineName> engines)
      throws IOException, ProjectException, SeedException {
    List<CountRow> rows = new ArrayList<>();
    for (Work work : works) {
      for (EngineName engine : engines) {
        rows.add(new CountRow(engine, work, measure(work, engine)));
      }
    }
    return rows;
  }

  private Usage measure(Work work, EngineName engine)
      throws IOException, ProjectException, SeedException {
    Program program = programs.get(work.folder());
    if (program == null) {
      program = Program.load(work.folder());
      programs.put(work.folder(), program);
    }
    try (Laboratory laboratory = new Laboratory(engine.factory(), program)) {
      work.before().forEach(laboratory::measure);
      return laboratory.measure(work.request());
    }
  }

  /** As a table. */
  public static String text(List<CountRow> rows) {
    return String.join("\n", CountsTable.lines(rows));
  }

  /** As a list of objects. */
  public static String json(List<CountRow> rows) throws IOException {
    return CountsJson.text(rows);
  }

  /** As a drawing. */
  public static String chart(List<CountRow> rows) {
    return CountsChart.svg(rows);
  }
}
