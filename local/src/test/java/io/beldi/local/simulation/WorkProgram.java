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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that simulations run, compiled once. */
final class WorkProgram {
  private static final Path SOURCES = Path.of("src", "main", "beldi");

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
    return compile(folderOf(folder));
  }

  /**
   * The same with some services that keep their tables to themselves.
   *
   * @param services which ones
   * @param suppression of what their modules are warned of then
   * @param copy an empty folder
   */
  static WorkProgram sovereign(String folder, List<String> services, String suppression, Path copy)
      throws IOException, ProjectException {
    Path from = folderOf(folder);
    try (Stream<Path> files = Files.walk(from.resolve(SOURCES))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        String changed = text;
        for (String service : services) {
          String head = "\nservice " + service + " {";
          changed = changed.replace(head, "\n@sovereign" + head);
        }
        if (!changed.equals(text)) {
          changed = changed.replace("\nmodule ", "\n" + suppression + "\nmodule ");
        }
        Path target = copy.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.writeString(target, changed);
      }
    }
    return compile(copy);
  }

  private static Path folderOf(String project) {
    return Path.of("src", "test", project).toAbsolutePath();
  }

  private static WorkProgram compile(Path sources) throws IOException, ProjectException {
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
