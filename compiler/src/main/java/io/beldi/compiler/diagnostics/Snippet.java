package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.LineIndex;
import io.beldi.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lines of one file that a finding speaks of, with marks below them. */
final class Snippet {
  private static final int LONGEST = 140;
  private static final int BEFORE = 40;
  private static final Comparator<Mark> LEFT_TO_RIGHT =
      Comparator.comparingInt(Mark::start).thenComparing(mark -> !mark.primary());

  private final LineIndex lines;
  private final TextStyle style;
  private final TextStyle.Ink ink;
  private final int digits;
  private final List<String> drawn = new ArrayList<>();

  private Snippet(SourceFile file, TextStyle style, TextStyle.Ink ink, int digits) {
    this.lines = file.lines();
    this.style = style;
    this.ink = ink;
    this.digits = digits;
  }

  /**
   * Draws a snippet.
   *
   * @param ink the colour of primary marks
   * @param digits the width of the column of line numbers
   */
  static List<String> draw(
      SourceFile file, List<Mark> marks, TextStyle style, TextStyle.Ink ink, int digits) {
    Snippet snippet = new Snippet(file, style, ink, digits);
    snippet.draw(marks);
    return snippet.drawn;
  }

  private void draw(List<Mark> marks) {
    TreeMap<Integer, List<Mark>> byLine = new TreeMap<>();
    for (Mark mark : marks) {
      byLine.computeIfAbsent(mark.line(), line -> new ArrayList<>()).add(mark);
    }
    int last = byLine.firstKey() - 1;
    for (Map.Entry<Integer, List<Mark>> entry : byLine.entrySet()) {
      int line = entry.getKey();
      drawGap(last, line);
      drawLine(line, entry.getValue().stream().sorted(LEFT_TO_RIGHT).toList());
      last = line;
    }
  }

  /** A single line between two others takes no more room than the sign that it is left out. */
  private void drawGap(int before, int after) {
    if (after == before + 2) {
      drawLine(before + 1, List.of());
    } else if (after > before + 2) {
      drawn.add(style.paint(TextStyle.Ink.RULE, " ".repeat(digits + 1) + style.skip()));
    }
  }

  private void drawLine(int line, List<Mark> marks) {
    String text = lines.text(line);
    Window window = Window.around(text, marks.isEmpty() ? 0 : marks.get(0).start());
    drawText(line, text, window);
    for (Mark mark : marks) {
      if (!window.shows(mark)) {
        window = Window.around(text, mark.start());
        drawText(line, text, window);
      }
      if (!mark.isContext()) {
        drawMark(mark, text, window);
      }
    }
  }

  private void drawText(int line, String text, Window window) {
    String shown = new DisplayLine(window.of(text)).text();
    String before = window.from() > 0 ? style.ellipsis() : "";
    String after = window.to() < text.length() ? style.ellipsis() : "";
    String number = " ".repeat(digits - Integer.toString(line).length()) + line + " ";
    String gutter = style.paint(TextStyle.Ink.RULE, number + style.bar());
    String content = (before + shown + after).stripTrailing();
    drawn.add(content.isEmpty() ? gutter : gutter + " " + content);
  }

  private void drawMark(Mark mark, String text, Window window) {
    DisplayLine shown = new DisplayLine(window.of(text));
    int start = shown.column(mark.start() - window.from());
    int end = shown.column(Math.min(mark.end(), window.to()) - window.from());
    int shift = window.from() > 0 ? style.ellipsis().length() : 0;
    String line = (mark.primary() ? "^" : "-").repeat(Math.max(1, end - start));
    String words = mark.text().isEmpty() ? "" : " " + DisplayLine.visible(mark.text());
    String gutter = style.paint(TextStyle.Ink.RULE, " ".repeat(digits + 1) + style.bar());
    TextStyle.Ink colour = mark.primary() ? ink : TextStyle.Ink.RULE;
    drawn.add(gutter + " ".repeat(1 + shift + start) + style.paint(colour, line + words));
  }

  /** The part of a long line that is shown, in UTF-16 units. */
  private record Window(int from, int to) {

    static Window around(String text, int start) {
      if (text.length() <= LONGEST) {
        return new Window(0, text.length());
      }
      int from = whole(text, Math.max(0, Math.min(start - BEFORE, text.length() - LONGEST)));
      return new Window(from, whole(text, Math.min(text.length(), from + LONGEST)));
    }

    /** The nearest offset to the left that does not cut a character in two. */
    private static int whole(String text, int offset) {
      boolean cuts =
          offset > 0
              && offset < text.length()
              && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
      return cuts ? offset - 1 : offset;
    }

    /** A mark longer than the window counts as shown if the window begins with it. */
    boolean shows(Mark mark) {
      int needed = Math.min(mark.end(), mark.start() + LONGEST - BEFORE - 2);
      return mark.start() >= from && needed <= to;
    }

    String of(String text) {
      return text.substring(from, to);
    }
  }
}
