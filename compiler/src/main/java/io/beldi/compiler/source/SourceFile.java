package io.beldi.compiler.source;

/**
 * A decoded source file. Two files are equal only if they are the same object, so that a span can
 * be compared and hashed without looking at the text.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private final LineIndex lines;

  /** A file as messages shall name it, with its whole text. */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lines = new LineIndex(text);
  }

  /** The path as messages name it. */
  public String path() {
    return path;
  }

  /** The whole text; spans are offsets into it. */
  public String text() {
    return text;
  }

  /** The lines of the text. */
  public LineIndex lines() {
    return lines;
  }

  /** A part of this file. */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  @Override
  public String toString() {
    return path;
  }
}
