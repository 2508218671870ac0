package io.beldi.local.command;

import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.runtime.Scenario;
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
    description = {
      "Plays the test blocks of a project, each on empty state in memory:",
      "once undisturbed, and again with a crash before and after each request to the store."
    })
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
      List<Scenario> scenarios = Scenarios.of(tests);
      long failed = 0;
      for (Scenario scenario : scenarios) {
        ScenarioResult result = Scenarios.play(application, scenario);
        print(out, result);
        failed += result.passed() ? 0 : 1;
      }
      out.println();
      out.println((scenarios.size() - failed) + " passed, " + failed + " failed");
      out.flush();
      return failed == 0 ? 0 : 1;
    }
  }

  private static void print(PrintWriter out, ScenarioResult result) {
    out.println((result.passed() ? "passed  " : "FAILED  ") + result.name());
    if (result.passed()) {
      out.println("        and the same with a crash at each of " + result.crashes() + " points");
    }
    result.failures().forEach(failure -> out.println("        " + failure));
    out.flush();
  }
}
