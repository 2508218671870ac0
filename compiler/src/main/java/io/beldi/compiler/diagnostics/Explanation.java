package io.beldi.compiler.diagnostics;

import java.util.Locale;

/** A page of the catalogue without its Markdown signs. */
final class Explanation {
  private static final String FENCE = "```";
  private static final String LANGUAGE = FENCE + "beldi ";
  private static final String HEADING = "## ";

  private final StringBuilder text = new StringBuilder();
  private boolean code;

  private Explanation() {}

  static String of(String page, Severity severity) {
    Explanation explanation = new Explanation();
    page.lines().forEach(explanation::add);
    return severity.word() + " " + explanation.text;
  }

  private void add(String line) {
    if (line.startsWith(FENCE)) {
      code = !code;
      addPath(line);
    } else if (code) {
      text.append(line.isEmpty() ? "" : "    ").append(line).append('\n');
    } else if (line.startsWith(HEADING)) {
      text.append(line.substring(HEADING.length()).toUpperCase(Locale.ROOT)).append('\n');
    } else {
      text.append(line.startsWith("# ") ? line.substring(2) : line).append('\n');
    }
  }

  /** A program of several files names each of them behind the language of its block. */
  private void addPath(String fence) {
    if (fence.startsWith(LANGUAGE)) {
      text.append("    // ").append(fence.substring(LANGUAGE.length())).append('\n');
    }
  }
}
