package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;

/**
 * Writes text as a Java literal in ASCII. JavaPoet's own escaping breaks long literals into lines,
 * and leaves characters that some compilers read in another encoding.
 */
final class JavaText {
  /** A constant of a class file holds 65,535 bytes; a character takes up to three. */
  private static final int LONGEST = 20_000;

  private JavaText() {}

  /** A constant expression whose value is {@code text}. */
  static CodeBlock literal(String text) {
    if (text.length() <= LONGEST) {
      return CodeBlock.of("$L", quoted(text));
    }
    CodeBlock.Builder pieces = CodeBlock.builder().add("new StringBuilder()");
    for (int start = 0; start < text.length(); start += LONGEST) {
      int end = Math.min(text.length(), start + LONGEST);
      pieces.add(".append($L)", quoted(text.substring(start, end)));
    }
    return pieces.add(".toString()").build();
  }

  private static String quoted(String text) {
    StringBuilder java = new StringBuilder("\"");
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '\\') {
        java.append(besideEscape(text, index) ? "\\134" : "\\\\");
      } else {
        append(java, character);
      }
    }
    return java.append('"').toString();
  }

  /** javac 17 misreads two backslashes just after a Unicode escape and before a {@code u}. */
  private static boolean besideEscape(String text, int index) {
    boolean before = index > 0 && !isPrintable(text.charAt(index - 1));
    char next = index + 1 < text.length() ? text.charAt(index + 1) : ' ';
    return before || next == 'u' || !isPrintable(next);
  }

  private static boolean isPrintable(char character) {
    return character >= ' ' && character < 0x7f;
  }

  private static void append(StringBuilder java, char character) {
    switch (character) {
      case '"' -> java.append("\\\"");
      case '\n' -> java.append("\\n");
      case '\r' -> java.append("\\r");
      case '\t' -> java.append("\\t");
      default -> {
        if (isPrintable(character)) {
          java.append(character);
        } else {
          java.append(String.format("\\u%04x", (int) character));
        }
      }
    }
  }
}
