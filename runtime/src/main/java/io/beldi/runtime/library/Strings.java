package io.beldi.runtime.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Functions of text, which is counted in code points. */
public final class Strings {
  private Strings() {}

  /** The number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text without white space at its ends. */
  public static String trim(String text) {
    return text.strip();
  }

  /** The text in lower case, whatever the country. */
  public static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether the text begins with another. */
  public static boolean startsWith(String text, String prefix) {
    return text.startsWith(prefix);
  }

  /** Whether another text stands somewhere in it. */
  public static boolean contains(String text, String part) {
    return text.contains(part);
  }

  /** The texts between separators, empty ones too; the whole text if the separator is empty. */
  public static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int end = separator.isEmpty() ? -1 : text.indexOf(separator);
    while (end >= 0) {
      parts.add(text.substring(start, end));
      start = end + separator.length();
      end = text.indexOf(separator, start);
    }
    parts.add(text.substring(start));
    return Collections.unmodifiableList(parts);
  }
}
