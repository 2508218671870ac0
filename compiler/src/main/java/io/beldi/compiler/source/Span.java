package io.beldi.compiler.source;

/**
 * A part of a file.
 *
 * @param start offset of the first UTF-16 unit, from 0
 * @param end offset just after the last one, at least {@code start}
 */
public record Span(SourceFile file, int start, int end) {
  /** Refuses offsets that lie outside of the file. */
  public Span {
    if (start < 0 || end < start || end > file.text().length()) {
      throw new IllegalArgumentException("no span " + start + ".." + end + " in " + file.path());
    }
  }

  /** The text of this part. */
  public String text() {
    return file.text().substring(start, end);
  }

  /** The line at which this part begins, from 1. */
  public int line() {
    return file.lines().line(start);
  }

  /** The column at which this part begins, from 1. */
  public int column() {
    return file.lines().column(start);
  }

  /** The smallest part that covers this one and another of the same file. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The empty part at the beginning of this one. */
  public Span atStart() {
    return new Span(file, start, start);
  }

  /** The empty part at the end of this one. */
  public Span atEnd() {
    return new Span(file, end, end);
  }

  @Override
  public String toString() {
    return file.path() + ":" + line() + ":" + column();
  }
}
