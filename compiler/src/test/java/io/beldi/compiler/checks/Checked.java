package io.beldi.compiler.checks;

import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import java.util.List;

/** What the compiler finds in a program. */
final class Checked {
  private Checked() {}

  static List<Diagnostic> findings(List<SourceFile> sources) {
    return Compiler.analyse(new CompilationRequest("", sources, null)).diagnostics();
  }
}
