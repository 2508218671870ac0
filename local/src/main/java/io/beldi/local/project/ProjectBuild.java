package io.beldi.local.project;

import io.beldi.local.generation.Folders;
import io.beldi.local.generation.Generation;
import io.beldi.local.generation.Generator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Generates and compiles a project, and loads its classes. */
public final class ProjectBuild {
  private final Project project;
  private final Generator generator;
  private final Path root;
  private final Consumer<String> warnings;

  /**
   * @param root the folder that messages name paths from
   * @param warnings is told of each warning
   */
  public ProjectBuild(Project project, Generator generator, Path root, Consumer<String> warnings) {
    this.project = project;
    this.generator = generator;
    this.root = root;
    this.warnings = warnings;
  }

  /**
   * The classes that are deployed.
   *
   * @throws ProjectException if a source has errors
   */
  public URLClassLoader main() throws IOException, ProjectException {
    Folders folders = generate();
    List<Path> libraries = ClassPath.of(project);
    Path classes = project.build().resolve("classes");
    new JavaCompilation(
            List.of(folders.main(), project.javaSources()),
            ClassPath.withRuntime(libraries),
            classes)
        .run();
    return loader(List.of(classes, folders.resources(), project.resources()), libraries);
  }

  /**
   * The classes that are deployed and those of the {@code test} blocks; where the project's tests
   * have a class of the same name, it stands in for the deployed one.
   *
   * @throws ProjectException if a source has errors
   */
  public URLClassLoader test() throws IOException, ProjectException {
    Folders folders = generate();
    List<Path> libraries = ClassPath.of(project);
    Path classes = project.build().resolve("classes");
    List<Path> classPath = ClassPath.withRuntime(libraries);
    new JavaCompilation(List.of(folders.main(), project.javaSources()), classPath, classes).run();
    Path doubles = project.build().resolve("test-doubles");
    List<Path> withMain = new ArrayList<>(List.of(classes));
    withMain.addAll(classPath);
    JavaCompilation.standIns(project.testJavaSources(), project.javaSources(), withMain, doubles)
        .run();
    Path tests = project.build().resolve("test-classes");
    new JavaCompilation(List.of(folders.test()), withMain, tests).run();
    return loader(
        List.of(
            doubles,
            tests,
            folders.testResources(),
            classes,
            folders.resources(),
            project.resources()),
        libraries);
  }

  private Folders generate() throws IOException, ProjectException {
    Folders folders = project.folders(root);
    Generation generation = generator.generate(folders);
    if (generation.outcome() == Generation.Outcome.REFUSED) {
      throw new ProjectException(
          "nothing was generated",
          generation.messages().stream().map(Generation.Message::text).toList());
    }
    generation.messages().forEach(message -> warnings.accept(message.text()));
    return folders;
  }

  private static URLClassLoader loader(List<Path> folders, List<Path> libraries)
      throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path folder : folders) {
      urls.add(folder.toUri().toURL());
    }
    for (Path library : libraries) {
      urls.add(library.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ProjectBuild.class.getClassLoader());
  }
}
