package io.beldi.testkit;

import io.beldi.runtime.Scenario;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All {@code test} blocks of a project, played one after another, with lines for a person. */
public final class TestRun {
  private final World.Cast cast;
  private final List<Scenario> scenarios;
  private final boolean crash;
  private final boolean pairs;

  /**
   * @param loader finds the project's classes
   * @param crash whether each block is played again with crashes
   * @param pairs whether also with pairs of them
   * @throws IOException if the classes cannot be loaded
   */
  public TestRun(ClassLoader loader, boolean crash, boolean pairs) throws IOException {
    this(loader, RecordEngine.factory(Settings.standard()), crash, pairs);
  }

  /** As the other constructor, on engines of that kind. */
  public TestRun(ClassLoader loader, EngineFactory engines, boolean crash, boolean pairs)
      throws IOException {
    this.cast = new World.Cast(GeneratedModules.load(loader, GeneratedModules.MAIN), engines);
    this.scenarios = Scenarios.of(GeneratedModules.load(loader, GeneratedModules.TEST));
    this.crash = crash;
    this.pairs = pairs;
  }

  /** Is told how far the runs of a block are. */
  @FunctionalInterface
  public interface BlockProgress {
    /**
     * @param block its name
     */
    void ran(String block, long done, long all);
  }

  /**
   * How one block went.
   *
   * @param lines what to print
   * @param trace the requests of its undisturbed run; only where crashes were tried
   */
  public record Result(String name, boolean passed, List<String> lines, List<TraceLine> trace) {}

  /**
   * How all went.
   *
   * @param lines what to print
   */
  public record Totals(
      int passed, int failed, long points, long pairs, long differences, List<String> lines) {}

  /** Plays them, and hands each result over when it is there. */
  public Totals play(BlockProgress progress, Consumer<Result> results) {
    int failed = 0;
    long points = 0;
    long twice = 0;
    long differences = 0;
    for (Scenario scenario : scenarios) {
      CrashReport report = report(scenario, progress);
      points += report.points();
      twice += report.pairs();
      differences += report.differences();
      failed += report.passed() ? 0 : 1;
      results.accept(
          new Result(scenario.name(), report.passed(), lines(scenario, report), report.trace()));
    }
    List<String> lines = new ArrayList<>();
    int passed = scenarios.size() - failed;
    lines.add(passed + " passed, " + failed + " failed");
    if (crash) {
      lines.add(CrashText.counts(points, twice, differences));
    }
    return new Totals(passed, failed, points, twice, differences, lines);
  }

  private CrashReport report(Scenario scenario, BlockProgress progress) {
    if (crash) {
      Progress told = (done, all) -> progress.ran(scenario.name(), done, all);
      return Scenarios.crash(cast, scenario, pairs, told);
    }
    List<String> failures = Scenarios.play(cast, scenario).failures();
    return new CrashReport(failures, 0, List.of(), 0, 0, 0, 0, List.of());
  }

  private List<String> lines(Scenario scenario, CrashReport report) {
    List<String> lines = new ArrayList<>();
    lines.add((report.passed() ? "passed  " : "FAILED  ") + scenario.name());
    if (crash && report.failures().isEmpty()) {
      lines.add("        " + CrashText.counts(report));
    }
    CrashText.lines(report).forEach(line -> lines.add(line.isEmpty() ? "" : "        " + line));
    return lines;
  }
}
