package io.beldi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.steps.Analysis;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Programs for tests, written as one module {@code shop}. */
public final class Programs {
  private Programs() {}

  /** What the passes say of the text of a module, which may be wrong. */
  public static Compiler.Analysed analyse(String text, @Nullable String lock) {
    SourceFile file = new SourceFile("shop.beldi", "module shop\n" + text);
    return Compiler.analyse(new CompilationRequest("", List.of(file), lock));
  }

  /** What the passes know of the text of a module without errors. */
  public static Analysis analysis(String text) {
    Compiler.Analysed analysed = analyse(text, null);
    assertThat(analysed.diagnostics()).noneMatch(found -> found.severity().failsBuild());
    return Objects.requireNonNull(analysed.analysis());
  }

  /** The new lock of a module without errors. */
  public static String lock(String text, @Nullable String lock) {
    Compiler.Analysed analysed = analyse(text, lock);
    assertThat(analysed.diagnostics()).noneMatch(found -> found.severity().failsBuild());
    return Objects.requireNonNull(analysed.lock());
  }

  /** The messages of what stops the build. */
  public static List<String> errors(String text) {
    return analyse(text, null).diagnostics().stream()
        .filter(found -> found.severity().failsBuild())
        .map(found -> found.code() + " " + found.message())
        .toList();
  }
}
