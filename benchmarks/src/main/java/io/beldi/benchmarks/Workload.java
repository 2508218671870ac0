package io.beldi.benchmarks;

import io.beldi.compiler.Compiler;
import io.beldi.local.generation.CompilerVersion;
import io.beldi.local.generation.Generator;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.testkit.GeneratedModules;
import java.io.IOException;
import java.nio.file.Path;

/** A project of this checkout, compiled as a user's would be. */
final class Workload {
  private Workload() {}

  /**
   * Loads the application of a project. Its classes stay loaded to the end of the process.
   *
   * @param folder from the root of the checkout
   */
  static Application load(String folder) throws IOException, ProjectException {
    Generator generator =
        new Generator(CompilerVersion.current(), Compiler::compile, Object::toString);
    Path root = Path.of("").toAbsolutePath();
    ProjectBuild build =
        new ProjectBuild(Project.in(root.resolve(folder)), generator, root, System.err::println);
    return GeneratedModules.load(build.main(), GeneratedModules.MAIN);
  }
}
