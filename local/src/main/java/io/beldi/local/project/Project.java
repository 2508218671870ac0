package io.beldi.local.project;

import io.beldi.local.generation.Folders;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with {@code src/main/beldi} in it.
 *
 * @param folder the project's folder
 */
public record Project(Path folder) {
  private static final String SOURCES = "src/main/beldi";

  /**
   * The project in {@code folder}.
   *
   * @throws ProjectException if the folder holds none
   */
  public static Project in(Path folder) throws ProjectException {
    if (!Files.isDirectory(folder)) {
      throw new ProjectException("there is no folder " + folder);
    }
    if (!Files.isDirectory(folder.resolve(SOURCES))) {
      throw new ProjectException(folder + " is no Beldi project: it has no folder " + SOURCES);
    }
    return new Project(folder);
  }

  /** Where the runner keeps what it builds; safe to delete. */
  public Path build() {
    return folder.resolve(".beldi/build");
  }

  /** Where state is kept unless the user says otherwise. */
  public Path data() {
    return folder.resolve(".beldi/data");
  }

  public Path javaSources() {
    return folder.resolve("src/main/java");
  }

  public Path testJavaSources() {
    return folder.resolve("src/test/java");
  }

  public Path resources() {
    return folder.resolve("src/main/resources");
  }

  public Path seeds() {
    return folder.resolve("src/main/seed");
  }

  public Path pom() {
    return folder.resolve("pom.xml");
  }

  /** The folders of generation for the runner's own build. */
  public Folders folders(Path root) {
    return Folders.of(root, folder, build());
  }
}
