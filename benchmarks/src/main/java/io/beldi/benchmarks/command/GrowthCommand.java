package io.beldi.benchmarks.command;

import io.beldi.benchmarks.growth.Growth;
import io.beldi.benchmarks.growth.GrowthReport;
import io.beldi.benchmarks.growth.GrowthRow;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code beldi bench growth}: one key, and a history of writes that grows. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = "What one more write to a key costs, after 1 to 10,000 writes of it.")
final class GrowthCommand implements Callable<Integer> {
  private static final List<Integer> HISTORIES = List.of(1, 10, 100, 1000, 10_000);

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How the figures are printed (default: text).")
  private Format format;

  @Mixin private ChartFile chart;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  GrowthCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException, SeedException {
    List<GrowthRow> rows = Growth.measure(List.of(EngineName.values()), HISTORIES);
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.JSON ? GrowthReport.json(rows) : GrowthReport.text(rows));
    out.flush();
    chart.write("growth.svg", GrowthReport.chart(rows));
    return 0;
  }
}
