package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.LineIndex;
import io.beldi.compiler.source.Span;
import java.util.List;

/**
 * What is drawn below one line of a snippet.
 *
 * @param line the line, from 1
 * @param start the first marked UTF-16 unit of the line, from 0
 * @param end just after the last one; equal to {@code start} for a place between characters
 * @param text what is said beside the mark; may be empty
 */
record Mark(int line, int start, int end, boolean primary, String text) {

  /** Whether the line is only there to be read, without a mark. */
  boolean isContext() {
    return !primary && start == end && text.isEmpty();
  }

  /** One mark for a label within a line; two, at its ends, for a label over several lines. */
  static List<Mark> of(Label label, boolean primary) {
    Span span = trimmed(label.span());
    LineIndex lines = span.file().lines();
    int first = lines.line(span.start());
    int last = lines.line(span.end());
    int bound = lines.end(first) - lines.start(first);
    int start = Math.min(span.start() - lines.start(first), bound);
    int end = span.end() - lines.start(last);
    if (first == last) {
      return List.of(new Mark(first, start, Math.min(end, bound), primary, label.text()));
    }
    String lastLine = lines.text(last);
    int indent = lastLine.length() - lastLine.stripLeading().length();
    return List.of(
        new Mark(first, start, bound, primary, ""),
        new Mark(last, Math.min(indent, end), end, primary, label.text()));
  }

  /** Blanks and line ends at the end of a span would only make it reach into the next line. */
  private static Span trimmed(Span span) {
    String text = span.file().text();
    int end = span.end();
    while (end > span.start() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end == span.start() ? span.atStart() : new Span(span.file(), span.start(), end);
  }
}
