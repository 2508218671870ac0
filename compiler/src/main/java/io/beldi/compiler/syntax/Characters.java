package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;

/** Refuses characters that no text of the language may contain. */
final class Characters {
  private Characters() {}

  /** Looks at a whole file; at most one finding for each line. */
  static void check(SourceFile file, Findings findings) {
    int at = 0;
    while ((at = firstRefused(file.text(), at)) >= 0) {
      Span span = new Span(file, at, at + 1);
      findings.add(
          Code.BEL0002, span, "a source file cannot contain " + describe(file.text().charAt(at)));
      int line = span.line();
      if (findings.isFull() || line == file.lines().count()) {
        return;
      }
      at = file.lines().start(line + 1);
    }
  }

  /** The index of the first NUL or unpaired surrogate from an index on, or -1. */
  static int firstRefused(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** Names a refused character. */
  static String describe(char refused) {
    return refused == 0 ? "NUL" : String.format("half of a surrogate pair (U+%04X)", (int) refused);
  }
}
