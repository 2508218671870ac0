package io.beldi.compiler.diagnostics;

import java.util.List;

/** What a pass gives: its value, as good as the input allowed, and what it found. */
public record Result<T>(T value, List<Diagnostic> diagnostics) {
  /** Keeps an unchangeable copy of the findings. */
  public Result {
    diagnostics = List.copyOf(diagnostics);
  }

  /** A value without findings. */
  public static <T> Result<T> of(T value) {
    return new Result<>(value, List.of());
  }

  /** Whether a finding stops the build. */
  public boolean failed() {
    return diagnostics.stream().anyMatch(found -> found.severity().failsBuild());
  }
}
