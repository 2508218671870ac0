package io.beldi.compiler.syntax;

import io.beldi.compiler.source.SourceFile;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A part of a file as the lexer reads it: by UTF-16 units, so that token positions are offsets into
 * the file. The streams that come with ANTLR count code points.
 */
final class TextStream implements CharStream {
  private final SourceFile file;
  private final String text;
  private final int end;
  private int at;

  TextStream(SourceFile file, int start, int end) {
    this.file = file;
    this.text = file.text();
    this.at = start;
    this.end = end;
  }

  @Override
  public void consume() {
    if (at >= end) {
      throw new IllegalStateException("nothing left to consume");
    }
    at++;
  }

  @Override
  public int LA(int distance) {
    int index = distance > 0 ? at + distance - 1 : at + distance;
    if (distance == 0 || index < 0) {
      return 0;
    }
    return index >= end ? IntStream.EOF : text.charAt(index);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The whole text is at hand: there is nothing to keep and nothing to let go.
  }

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = Math.min(index, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getSourceName() {
    return file.path();
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, Math.min(interval.b + 1, end));
  }
}
