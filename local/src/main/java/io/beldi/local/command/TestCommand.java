package io.beldi.local.command;

import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.testkit.GeneratedModules;
import io.beldi.testkit.ScenarioResult;
import io.beldi.testkit.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  TestCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException {
    Project project = Project.in(folder);
    PrintWriter out = spec.commandLine().getOut();
    ProjectBuild build =
        new ProjectBuild(project, Terminal.generator(), Terminal.root(), out::println);
    try (URLClassLoader loader = build.test()) {
      Application application = GeneratedModules.load(loader, GeneratedModules.MAIN);
      Application tests = GeneratedModules.load(loader, GeneratedModules.TEST);
      List<ScenarioResult> results = Scenarios.play(application, Scenarios.of(tests));
      long failed = 0;
      for (ScenarioResult result : results) {
        out.println((result.passed() ? "passed  " : "FAILED  ") + result.name());
        result.failures().forEach(failure -> out.println("        " + failure));
        failed += result.passed() ? 0 : 1;
      }
      out.println();
      out.println((results.size() - failed) + " passed, " + failed + " failed");
      out.flush();
      return failed == 0 ? 0 : 1;
    }
  }
}
