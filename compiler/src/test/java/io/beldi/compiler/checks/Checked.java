package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What the compiler finds in a program. */
final class Checked {
  private Checked() {}

  static List<Diagnostic> findings(List<SourceFile> sources) {
    return Assumptions.abort("no pass to run over " + sources);
  }
}
