package io.beldi.benchmarks.command;

import io.beldi.local.command.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry of {@code ./beldi bench}. */
@Command(
    name = "beldi bench",
    mixinStandardHelpOptions = true,
    description = "Measures the engines of this checkout beside each other.",
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {
      CountsCommand.class,
      GrowthCommand.class,
      LatencyCommand.class,
      CostCommand.class,
      CpuCommand.class,
      HelpCommand.class
    })
public final class Bench implements Runnable {
  @Spec private CommandSpec spec;

  /** Set by picocli before {@link #run}. */
  @SuppressWarnings("NullAway.Init")
  Bench() {}

  /** Runs one benchmark and exits: 0 if all is well, 1 if it failed, 2 if it was called wrongly. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setExecutionExceptionHandler(Failures::report)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to measure");
  }
}
