package io.beldi.benchmarks.work;

import io.beldi.compiler.Compiler;
import io.beldi.local.generation.CompilerVersion;
import io.beldi.local.generation.Generator;
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
import java.nio.file.Path;

/** A project of this checkout, compiled as a user's would be. */
public final class Program {
  /** Set by the shell script: where the checkout lies. */
  private static final String HOME = "beldi.home";

  private final Project project;
  private final Application application;

  private Program(Project project, Application application) {
    this.project = project;
    this.application = application;
  }

  /**
   * Compiles and loads a project. Its classes stay loaded to the end of the process.
   *
   * @param folder from the root of the checkout
   */
  public static Program load(String folder) throws IOException, ProjectException {
    Generator generator =
        new Generator(CompilerVersion.current(), Compiler::compile, Object::toString);
    Path root = home();
    Project project = Project.in(root.resolve(folder));
    ProjectBuild build = new ProjectBuild(project, generator, root, System.err::println);
    return new Program(project, GeneratedModules.load(build.main(), GeneratedModules.MAIN));
  }

  /** The root of the checkout. */
  public static Path home() {
    return Path.of(System.getProperty(HOME, "")).toAbsolutePath().normalize();
  }

  public Application application() {
    return application;
  }

  /** Creates the tables of the program and of the engine, and loads the rows of its seed files. */
  public void prepare(Engine engine, Store store) throws IOException, SeedException {
    store.createTables(engine.applicationTables());
    store.createTables(engine.tables());
    new SeedLoader(application, engine.rows()).load(project.seeds());
  }
}
