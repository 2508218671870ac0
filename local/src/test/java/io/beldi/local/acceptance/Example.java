package io.beldi.local.acceptance;

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
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project of this repository, copied and built outside of it. */
final class Example {
  private final Project project;
  private final ProjectBuild build;

  private Example(Project project, ProjectBuild build) {
    this.project = project;
    this.build = build;
  }

  /** Copies the project of {@code examples} of that name into {@code folder}. */
  static Example copy(String name, Path folder) throws IOException, ProjectException {
    return copy(Path.of("..", "examples", name), folder);
  }

  /** Copies the project in {@code source} into {@code folder}. */
  static Example copy(Path source, Path folder) throws IOException, ProjectException {
    try (Stream<Path> found = Files.walk(source)) {
      for (Path path : found.toList()) {
        Path relative = source.relativize(path);
        if (relative.startsWith("target") || relative.startsWith(".beldi")) {
          continue;
        }
        Path copy = folder.resolve(relative.toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
    Project project = Project.in(folder);
    List<String> warnings = new ArrayList<>();
    TextRenderer renderer = new TextRenderer(TextStyle.PLAIN);
    Generator generator =
        new Generator(CompilerVersion.current(), Compiler::compile, renderer::render);
    return new Example(project, new ProjectBuild(project, generator, folder, warnings::add));
  }

  Project project() {
    return project;
  }

  /** The classes with the {@code test} blocks; to be closed. */
  URLClassLoader tests() throws IOException, ProjectException {
    return build.test();
  }

  Application application() throws IOException, ProjectException {
    return GeneratedModules.load(build.main(), GeneratedModules.MAIN);
  }
}
