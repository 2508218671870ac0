package io.beldi.local.simulation;

import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.TextRenderer;
import io.beldi.compiler.diagnostics.TextStyle;
import io.beldi.local.generation.CompilerVersion;
import io.beldi.local.generation.Generator;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.testkit.GeneratedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A program that simulations run, compiled once. */
final class WorkProgram {
  private final URLClassLoader loader;

  private WorkProgram(URLClassLoader loader) {
    this.loader = loader;
  }

  /** The one of most workloads. */
  static WorkProgram compile() throws IOException, ProjectException {
    return compile("workloads");
  }

  /** One of the projects in {@code src/test}. */
  static WorkProgram compile(String folder) throws IOException, ProjectException {
    Path sources = Path.of("src", "test", folder).toAbsolutePath();
    Project project = Project.in(sources);
    TextRenderer renderer = new TextRenderer(TextStyle.PLAIN);
    Generator generator =
        new Generator(CompilerVersion.current(), Compiler::compile, renderer::render);
    ProjectBuild build =
        new ProjectBuild(
            project,
            generator,
            sources,
            warning -> {
              throw new IllegalStateException(warning);
            });
    return new WorkProgram(build.main());
  }

  /** A program of its own for one run, with Java steps that remember nothing. */
  Application load() {
    try {
      return GeneratedModules.load(loader, GeneratedModules.MAIN);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
