package io.beldi.benchmarks.growth;

import io.beldi.benchmarks.meter.Laboratory;
import io.beldi.benchmarks.meter.Usage;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Program;
import io.beldi.benchmarks.work.Work.Call;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.runtime.daal.DaalEngine;
import io.beldi.runtime.daal.DaalSettings;
import io.beldi.runtime.engine.EngineFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One key, one write for each request, ten requests a second, as in the paper's experiment with its
 * garbage collector.
 */
public final class Growth {
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration EXECUTION = Duration.ofSeconds(25);
  private static final int WRITES_A_MINUTE = 600;
  private static final Call WRITE =
      new Call(
          "operations.Cells.write", null, "{\"name\":\"a\",\"text\":\"twenty-two letters, now\"}");
  private static final Call READ = new Call("operations.Cells.read", null, "{\"name\":\"a\"}");

  /** Measured with entries of 32 letters and values of 16 bytes; a row takes a thousand entries. */
  private static final Map<Integer, Integer> PUBLISHED = Map.of(1, 1, 10, 1, 100, 4, 1000, 36);

  private Growth() {}

  /**
   * One row for each engine, with and without collection, and each length of history.
   *
   * @param histories in ascending order
   */
  public static List<GrowthRow> measure(List<EngineName> engines, List<Integer> histories)
      throws IOException, ProjectException, SeedException {
    Program program = Program.load("benchmarks/operations");
    List<GrowthRow> rows = new ArrayList<>();
    for (EngineName engine : engines) {
      for (boolean collected : new boolean[] {false, true}) {
        rows.addAll(measure(engine, program, collected, histories));
      }
    }
    return rows;
  }

  /** As in the paper, what is over can be forgotten after a minute. */
  private static EngineFactory factory(EngineName engine) {
    if (engine != EngineName.DAAL) {
      return engine.factory();
    }
    DaalSettings settings = DaalSettings.standard();
    return DaalEngine.factory(
        settings.with(settings.attempts().withLimit(EXECUTION), Duration.ofMinutes(1)));
  }

  private static List<GrowthRow> measure(
      EngineName engine, Program program, boolean collected, List<Integer> histories)
      throws IOException, SeedException {
    List<GrowthRow> rows = new ArrayList<>();
    try (Laboratory laboratory = new Laboratory(factory(engine), program)) {
      int written = 0;
      long units = 0;
      for (int history : histories) {
        while (written < history) {
          units += laboratory.measure(WRITE).writeUnits();
          written++;
          laboratory.elapse(PERIOD);
          if (collected && written % WRITES_A_MINUTE == 0) {
            laboratory.collect();
          }
        }
        Usage write = laboratory.measure(WRITE);
        units += write.writeUnits();
        written++;
        Usage look = laboratory.measure(READ);
        rows.add(
            new GrowthRow(
                engine,
                collected,
                history,
                write.writeUnits(),
                write.readUnits(),
                look.readUnits(),
                (double) units / written,
                collected ? null : PUBLISHED.get(history)));
      }
    }
    return rows;
  }
}
