package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was found in one file, up to {@link Limits#FINDINGS}. */
final class Findings {
  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Integer> lines = new HashSet<>();

  void add(Diagnostic finding) {
    if (!isFull()) {
      found.add(finding);
      lines.add(finding.span().line());
    }
  }

  void add(Code code, Span span, String message) {
    add(Diagnostic.of(code, span, message));
  }

  /** Adds a finding unless there is one on its line: what follows an error is rarely another. */
  void addFirstOfLine(Diagnostic finding) {
    if (!lines.contains(finding.span().line())) {
      add(finding);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  boolean isFull() {
    return found.size() >= Limits.FINDINGS;
  }

  /** All findings in the order of the text. */
  List<Diagnostic> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(one -> one.span().start())).toList();
  }
}
