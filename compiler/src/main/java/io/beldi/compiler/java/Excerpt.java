package io.beldi.compiler.java;

/** A short form of source text, in one line. */
final class Excerpt {
  private static final int LONGEST = 100;

  private Excerpt() {}

  static String of(String source) {
    String line = source.replaceAll("\\s+", " ").trim();
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end) + " \u2026";
  }
}
