package io.beldi.local.faults;

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
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The project of workloads, compiled outside of the repository.
 *
 * @param application its functions
 * @param folders its classes and resources
 */
record WorkloadProject(Application application, List<Path> folders) {
  private static final Path SOURCES =
      Path.of("src", "test", "projects", "workloads", "src", "main", "beldi", "workloads.beldi");

  static WorkloadProject build(Path folder)
      throws IOException, ProjectException, URISyntaxException {
    Path copy = folder.resolve("src/main/beldi/workloads.beldi");
    Files.createDirectories(copy.getParent());
    Files.copy(SOURCES, copy);
    TextRenderer renderer = new TextRenderer(TextStyle.PLAIN);
    Generator generator =
        new Generator(CompilerVersion.current(), Compiler::compile, renderer::render);
    List<String> warnings = new ArrayList<>();
    URLClassLoader loader =
        new ProjectBuild(Project.in(folder), generator, folder, warnings::add).main();
    List<Path> folders = new ArrayList<>();
    for (URL url : loader.getURLs()) {
      folders.add(Path.of(url.toURI()));
    }
    return new WorkloadProject(GeneratedModules.load(loader, GeneratedModules.MAIN), folders);
  }
}
