package io.beldi.local.generation;

import io.beldi.compiler.Compilation;
import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.syntax.SourceDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .beldi} files of a project.
 *
 * @param root the folder that holds them, as messages name it
 * @param files in the order of their paths
 * @param digests digest of each file's bytes, by its path
 * @param unreadable what cannot be taken for text at all
 */
public record SourceTree(
    String root,
    List<SourceFile> files,
    SortedMap<String, String> digests,
    List<Diagnostic> unreadable) {
  private static final String ENDING = ".beldi";

  /** Beyond it a file is not even read; the compiler refuses much smaller ones, in words. */
  private static final long READABLE_BYTES = 64L << 20;

  public SourceTree {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /**
   * @param base the folder that messages name paths from
   * @param folder the folder that holds the sources; need not exist
   */
  public static SourceTree read(Path base, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return of(base, folder, List.of());
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return of(base, folder, found.filter(SourceTree::isSource).toList());
    }
  }

  /**
   * Some files alone.
   *
   * @param base the folder that messages name paths from
   * @param folder the folder that their modules are named from
   */
  public static SourceTree of(Path base, Path folder, List<Path> paths) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    SortedMap<String, String> digests = new TreeMap<>();
    List<Diagnostic> unreadable = new ArrayList<>();
    for (Path path : paths.stream().sorted().toList()) {
      if (Files.size(path) > READABLE_BYTES) {
        throw new IOException(path + " is too large for a source file");
      }
      byte[] bytes = Files.readAllBytes(path);
      String name = name(base, path);
      Result<SourceFile> file = SourceDecoder.decode(name, bytes);
      files.add(file.value());
      unreadable.addAll(file.diagnostics());
      digests.put(name, Digests.of(bytes));
    }
    return new SourceTree(name(base, folder), files, digests, unreadable);
  }

  /**
   * Compiles the files; what cannot be read as text is reported without looking further.
   *
   * @param lock the text of the lock file, or null where there is none yet
   */
  public Compilation compile(
      Function<CompilationRequest, Compilation> compiler, @Nullable String lock) {
    return unreadable.isEmpty()
        ? compiler.apply(new CompilationRequest(root, files, lock))
        : new Compilation(unreadable, null);
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
