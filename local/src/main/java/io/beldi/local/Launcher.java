package io.beldi.local;

import io.beldi.local.command.AbandonCommand;
import io.beldi.local.command.CheckCommand;
import io.beldi.local.command.CompileCommand;
import io.beldi.local.command.ExplainCommand;
import io.beldi.local.command.Failures;
import io.beldi.local.command.ListCommand;
import io.beldi.local.command.ResumeCommand;
import io.beldi.local.command.RunCommand;
import io.beldi.local.command.SeedCommand;
import io.beldi.local.command.TestCommand;
import io.beldi.local.command.TraceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry of {@code ./beldi}. */
@Command(
    name = "beldi",
    mixinStandardHelpOptions = true,
    version = "beldi 0.1.0-SNAPSHOT",
    description = "Compiles, checks and runs Beldi projects on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "beldi bench measures the engines beside each other; see docs/benchmarks."},
    subcommands = {
      RunCommand.class,
      TestCommand.class,
      CheckCommand.class,
      CompileCommand.class,
      SeedCommand.class,
      ListCommand.class,
      TraceCommand.class,
      ResumeCommand.class,
      AbandonCommand.class,
      ExplainCommand.class,
      HelpCommand.class
    })
public final class Launcher implements Runnable {
  @Spec private CommandSpec spec;

  /** Set by picocli before {@link #run}. */
  @SuppressWarnings("NullAway.Init")
  Launcher() {}

  /** Runs one command and exits: 0 if all is well, 1 if it failed, 2 if it was called wrongly. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs one command and gives its exit status. */
  public static int execute(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Launcher())
        .setExecutionExceptionHandler(Failures::report)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }
}
