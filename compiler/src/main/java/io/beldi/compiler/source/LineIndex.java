package io.beldi.compiler.source;

import java.util.Arrays;

/**
 * Where the lines of a text begin. Lines and columns count from 1, offsets from 0; columns count
 * UTF-16 units. A line ends at LF, CR LF or a single CR.
 */
public final class LineIndex {
  private final String text;
  private final int[] starts;

  LineIndex(String text) {
    this.text = text;
    this.starts = starts(text);
  }

  private static int[] starts(String text) {
    int[] found = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text, i)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = i + 1;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean endsLine(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
  }

  /** The number of lines, at least one. */
  public int count() {
    return starts.length;
  }

  /** The line of an offset; the end of the text belongs to the last line. */
  public int line(int offset) {
    check(offset);
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in its line. */
  public int column(int offset) {
    return offset - starts[line(offset) - 1] + 1;
  }

  /** The offset at which a line begins. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** The offset just after the last character of a line, its line end left out. */
  public int end(int line) {
    int end = line == starts.length ? text.length() : starts[line];
    while (end > starts[line - 1] && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The text of a line without its line end. */
  public String text(int line) {
    return text.substring(start(line), end(line));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private void check(int offset) {
    if (offset < 0 || offset > text.length()) {
      throw new IndexOutOfBoundsException(offset + " is not within 0.." + text.length());
    }
  }
}
