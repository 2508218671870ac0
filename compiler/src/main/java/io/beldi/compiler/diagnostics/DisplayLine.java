package io.beldi.compiler.diagnostics;

/**
 * A line as a terminal shows it: tabs as spaces, wide characters two columns wide, combining ones
 * none, and everything that would act on the terminal or hide text as an escape.
 */
final class DisplayLine {
  private static final int TAB = 4;

  /** Zero-width joiner, which builds one emoji from several. */
  private static final int JOINER = 0x200D;

  private final StringBuilder shown = new StringBuilder();
  private final int[] columns;
  private int width;

  DisplayLine(String raw) {
    columns = new int[raw.length() + 1];
    int i = 0;
    while (i < raw.length()) {
      int character = raw.codePointAt(i);
      int next = i + Character.charCount(character);
      for (int unit = i; unit < next; unit++) {
        columns[unit] = width;
      }
      append(character);
      i = next;
    }
    columns[raw.length()] = width;
  }

  /** Text in which nothing acts on a terminal; for messages, which have no columns. */
  static String visible(String text) {
    return new DisplayLine(text).text();
  }

  String text() {
    return shown.toString();
  }

  /** The column, from 0, at which a UTF-16 unit of the line is shown; also just after the last. */
  int column(int offset) {
    return columns[offset];
  }

  private void append(int character) {
    if (character == '\t') {
      int spaces = TAB - width % TAB;
      shown.append(" ".repeat(spaces));
      width += spaces;
    } else if (isDangerous(character)) {
      String escape = String.format("\\u%04x", character);
      shown.append(escape);
      width += escape.length();
    } else {
      shown.appendCodePoint(character);
      width += width(character);
    }
  }

  private static boolean isDangerous(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.FORMAT -> character != JOINER;
      default -> false;
    };
  }

  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** The blocks that Unicode's East Asian Width calls wide, and the emoji. */
  private static boolean isWide(int character) {
    return within(character, 0x1100, 0x115F)
        || within(character, 0x2E80, 0xA4CF)
        || within(character, 0xAC00, 0xD7A3)
        || within(character, 0xF900, 0xFAFF)
        || within(character, 0xFE30, 0xFE6F)
        || within(character, 0xFF00, 0xFF60)
        || within(character, 0xFFE0, 0xFFE6)
        || within(character, 0x1F300, 0x1F64F)
        || within(character, 0x1F680, 0x1F6FF)
        || within(character, 0x1F900, 0x1FAFF)
        || within(character, 0x20000, 0x3FFFD);
  }

  private static boolean within(int character, int first, int last) {
    return character >= first && character <= last;
  }
}
