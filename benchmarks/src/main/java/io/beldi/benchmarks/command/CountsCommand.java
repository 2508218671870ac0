package io.beldi.benchmarks.command;

import io.beldi.benchmarks.counts.CountRow;
import io.beldi.benchmarks.counts.Counts;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Works;
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

/** {@code beldi bench counts}: requests, units, executions and bytes. */
@Command(
    name = "counts",
    mixinStandardHelpOptions = true,
    description = "Counts what one request of each kind asks of the store and the platform.")
final class CountsCommand implements Callable<Integer> {
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
  CountsCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException, SeedException {
    List<CountRow> rows = new Counts().measure(Works.all(), List.of(EngineName.values()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.JSON ? Counts.json(rows) : Counts.text(rows));
    out.flush();
    chart.write("counts.svg", Counts.chart(rows));
    return 0;
  }
}
