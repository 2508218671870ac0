package io.beldi.benchmarks.command;

import io.beldi.benchmarks.cost.CostRow;
import io.beldi.benchmarks.cost.Costs;
import io.beldi.benchmarks.cost.Prices;
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

/** {@code beldi bench cost}: dollars. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = "What a million requests of each kind cost, from the counts and a price table.")
final class CostCommand implements Callable<Integer> {
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
  CostCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException, SeedException {
    List<CostRow> rows =
        Costs.of(new Counts().measure(Works.all(), List.of(EngineName.values())), Prices.load());
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.JSON ? Costs.json(rows) : Costs.text(rows));
    out.flush();
    chart.write("cost.svg", Costs.chart(rows));
    return 0;
  }
}
