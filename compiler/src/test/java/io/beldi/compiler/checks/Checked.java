package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.syntax.Parsing;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What the compiler finds in a program. Only the parser looks at it so far. */
final class Checked {
  private Checked() {}

  static List<Diagnostic> findings(List<SourceFile> sources) {
    List<Diagnostic> found =
        sources.stream().flatMap(file -> Parsing.parse(file).diagnostics().stream()).toList();
    Assumptions.assumeFalse(found.isEmpty(), "the later passes are not wired in yet");
    return found;
  }
}
