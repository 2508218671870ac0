package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.Span;

/**
 * A part of a program in which a kind of finding is known and accepted.
 *
 * @param written the annotation
 * @param scope what it stands before
 */
record Suppression(Code code, Span written, Span scope) {
  boolean covers(Diagnostic found) {
    Span place = found.span();
    return found.code() == code
        && place.file().equals(scope.file())
        && scope.start() <= place.start()
        && place.end() <= scope.end();
  }

  int length() {
    return scope.end() - scope.start();
  }
}
