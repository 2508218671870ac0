package io.beldi.compiler;

import io.beldi.compiler.diagnostics.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link CompilationRequest}.
 *
 * @param diagnostics everything found, sorted by file, line and column
 * @param output what to write, or null where a diagnostic forbids it
 */
public record Compilation(List<Diagnostic> diagnostics, @Nullable Output output) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * The files that the compiler makes, by path with {@code /}, relative to the folder of their
   * kind.
   *
   * @param main Java that is deployed
   * @param test Java of the {@code test} blocks
   * @param resources what goes beside the classes of {@code main}
   * @param testResources what goes beside the classes of {@code test}
   * @param lock the new text of {@code beldi.lock}
   */
  public record Output(
      SortedMap<String, String> main,
      SortedMap<String, String> test,
      SortedMap<String, String> resources,
      SortedMap<String, String> testResources,
      String lock) {
    public Output {
      main = Collections.unmodifiableSortedMap(new TreeMap<>(main));
      test = Collections.unmodifiableSortedMap(new TreeMap<>(test));
      resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
      testResources = Collections.unmodifiableSortedMap(new TreeMap<>(testResources));
    }
  }
}
