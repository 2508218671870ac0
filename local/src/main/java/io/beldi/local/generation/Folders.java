package io.beldi.local.generation;

import java.nio.file.Path;
import java.util.List;

/**
 * Where generation reads and writes.
 *
 * @param root the folder that messages name paths from
 * @param sources {@code .beldi} files are found below it
 * @param lock the lock file; need not exist
 * @param main Java that is deployed
 * @param test Java of the {@code test} blocks
 * @param resources what goes beside the classes of {@code main}
 * @param testResources what goes beside the classes of {@code test}
 * @param record what the last generation read and wrote
 */
public record Folders(
    Path root,
    Path sources,
    Path lock,
    Path main,
    Path test,
    Path resources,
    Path testResources,
    Path record) {

  /**
   * The usual places: sources and lock below {@code project}, everything else below {@code out}.
   */
  public static Folders of(Path root, Path project, Path out) {
    return new Folders(
        root,
        project.resolve("src/main/beldi"),
        project.resolve("beldi.lock"),
        out.resolve("generated-sources/beldi"),
        out.resolve("generated-test-sources/beldi"),
        out.resolve("generated-resources/beldi"),
        out.resolve("generated-test-resources/beldi"),
        out.resolve("beldi/generation.json"));
  }

  /** Every folder that generated files go to. */
  public List<Path> outputs() {
    return List.of(main, test, resources, testResources);
  }
}
