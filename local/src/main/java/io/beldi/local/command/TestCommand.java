package io.beldi.local.command;

import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.testkit.CrashText;
import io.beldi.testkit.TestRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beldi test}: plays the {@code test} blocks of a project. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Plays the test blocks of a project, each on empty state in memory.")
public final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The project.")
  private Path folder;

  @Option(
      names = "--crash",
      description =
          "Play each block again with a crash before and after every request to the store, and"
              + " compare its expectations and rows with those of the undisturbed run.")
  private boolean crash;

  @Option(
      names = "--pairs",
      description = "With --crash: and with a second crash at every later point of each such run.")
  private boolean pairs;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "With --crash: write the requests of each block's undisturbed run to FILE.")
  private @Nullable Path trace;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  TestCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException {
    if (!crash && (pairs || trace != null)) {
      throw new ParameterException(
          spec.commandLine(), "--pairs and --trace make sense only with --crash");
    }
    Project project = Project.in(folder);
    PrintWriter out = spec.commandLine().getOut();
    ProjectBuild build =
        new ProjectBuild(project, Terminal.generator(), Terminal.root(), out::println);
    try (URLClassLoader loader = build.test()) {
      ProgressLine line = new ProgressLine(spec.commandLine().getErr(), Terminal.isLive());
      List<String> requests = new ArrayList<>();
      TestRun run = new TestRun(loader, crash, pairs);
      TestRun.Totals totals =
          run.play(
              line::show,
              result -> {
                line.clear();
                result.lines().forEach(out::println);
                out.flush();
                requests.add(result.name());
                requests.addAll(CrashText.trace(result.trace()));
                requests.add("");
              });
      if (trace != null) {
        Files.write(trace, requests);
      }
      out.println();
      totals.lines().forEach(out::println);
      out.flush();
      return totals.failed() == 0 ? 0 : 1;
    }
  }
}
