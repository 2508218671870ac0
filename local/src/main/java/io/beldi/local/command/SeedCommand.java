package io.beldi.local.command;

import io.beldi.local.host.LocalHost;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.local.seed.SeedLoader;
import io.beldi.runtime.Application;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.GeneratedModules;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beldi seed}: puts the rows of the seed files where there are none. */
@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    description = "Loads src/main/seed into the store; rows that are there are kept.")
public final class SeedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The project.")
  private Path folder;

  @Mixin private StoreOptions stores;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  SeedCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException, SeedException {
    Project project = Project.in(folder);
    PrintWriter out = spec.commandLine().getOut();
    ProjectBuild build =
        new ProjectBuild(project, Terminal.generator(), Terminal.root(), out::println);
    try (URLClassLoader loader = build.main();
        Store store = stores.open(project)) {
      Application application = GeneratedModules.load(loader, GeneratedModules.MAIN);
      Engine engine = LocalHost.engine(application, store);
      store.createTables(engine.applicationTables());
      SeedLoader.Count count = new SeedLoader(application, engine.rows()).load(project.seeds());
      out.println(count.written() + " rows written, " + count.kept() + " kept as they were");
      out.flush();
    }
    return 0;
  }
}
