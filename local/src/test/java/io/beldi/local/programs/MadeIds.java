package io.beldi.local.programs;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Ids that are made at run time: what they are is nobody's promise, so that they are taken out of
 * what is compared. Rows that are then the same are told apart by numbers.
 */
final class MadeIds {
  private static final Pattern ID =
      Pattern.compile("(?:\\(time\\)|[0-9A-HJKMNP-TV-Z]{10})[0-9A-HJKMNP-TV-Z]{16}");

  private MadeIds() {}

  static String without(String text) {
    return ID.matcher(text).replaceAll("(made)");
  }

  static SortedSet<String> without(Collection<String> texts) {
    List<String> changed = texts.stream().map(MadeIds::without).sorted().toList();
    SortedSet<String> different = new TreeSet<>();
    for (String text : changed) {
      int number = 1;
      String numbered = text;
      while (!different.add(numbered)) {
        number++;
        numbered = text + " (" + number + ")";
      }
    }
    return different;
  }
}
