package io.beldi.compiler;

import io.beldi.compiler.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to compile: everything that is deployed together.
 *
 * @param root the folder of the sources as their paths begin, with {@code /} and without one at the
 *     end, such as {@code src/main/beldi}; empty where the paths are relative to it
 * @param sources all {@code .beldi} files below it, in any order
 * @param lock the text of {@code beldi.lock}, or null where there is none yet
 */
public record CompilationRequest(String root, List<SourceFile> sources, @Nullable String lock) {
  public CompilationRequest {
    sources = List.copyOf(sources);
  }
}
