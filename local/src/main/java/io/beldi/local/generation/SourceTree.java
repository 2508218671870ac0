package io.beldi.local.generation;

import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The {@code .beldi} files of a project.
 *
 * @param root the folder that holds them, as messages name it
 * @param files in the order of their paths
 * @param digests digest of each file's bytes, by its path
 */
public record SourceTree(String root, List<SourceFile> files, SortedMap<String, String> digests) {
  private static final String ENDING = ".beldi";

  public SourceTree {
    files = List.copyOf(files);
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /**
   * @param base the folder that messages name paths from
   * @param folder the folder that holds the sources; need not exist
   */
  public static SourceTree read(Path base, Path folder) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    SortedMap<String, String> digests = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path path : found.filter(SourceTree::isSource).sorted().toList()) {
          byte[] bytes = Files.readAllBytes(path);
          String name = name(base, path);
          files.add(SourceText.decode(name, bytes));
          digests.put(name, Digests.of(bytes));
        }
      }
    }
    return new SourceTree(name(base, folder), files, digests);
  }

  /** A path as messages name it: from {@code base} where it lies below it, with {@code /}. */
  static String name(Path base, Path path) {
    Path from = base.toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    Path shown = whole.startsWith(from) ? from.relativize(whole) : whole;
    return shown.toString().replace('\\', '/');
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  private static boolean isSource(Path path) {
    return path.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(path);
  }
}
