package io.beldi.compiler.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Known names that look like an unknown one. The caller passes only names of the kind that is
 * wanted at the place. One look-up compares the name with every candidate, so a pass that meets
 * thousands of unknown names should stop asking once no more findings will be shown.
 */
public final class Suggestions {
  private static final int MOST = 3;
  private static final int LONGEST = 128;

  private Suggestions() {}

  /** Up to three candidates near to a name, the nearest first, equally near ones in order. */
  public static List<String> near(String name, Collection<String> candidates) {
    int threshold = threshold(name);
    return candidates.stream()
        .filter(candidate -> !candidate.equals(name))
        .distinct()
        .map(candidate -> new Ranked(candidate, distance(name, candidate, threshold)))
        .filter(ranked -> ranked.distance() <= threshold)
        .sorted(Comparator.comparingInt(Ranked::distance).thenComparing(Ranked::name))
        .limit(MOST)
        .map(Ranked::name)
        .toList();
  }

  /** A question that proposes the near candidates; empty if there is none. */
  public static Optional<String> question(String name, Collection<String> candidates) {
    List<String> near = near(name, candidates);
    if (near.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        near.stream()
            .map(one -> "`" + one + "`")
            .collect(Collectors.joining(" or "))
            .transform(names -> "did you mean " + names + "?"));
  }

  /** How many edits still count as near: none but of case in tiny names, one per three letters. */
  private static int threshold(String name) {
    return Math.min(MOST, name.length() / 3);
  }

  private static int distance(String name, String candidate, int threshold) {
    if (name.equalsIgnoreCase(candidate)) {
      return 0;
    }
    boolean tooLong = Math.max(name.length(), candidate.length()) > LONGEST;
    if (tooLong || Math.abs(name.length() - candidate.length()) > threshold) {
      return Integer.MAX_VALUE;
    }
    return edits(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }

  /** Damerau-Levenshtein distance in which no part of the text is edited twice. */
  private static int edits(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
        if (swapped(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }

  private record Ranked(String name, int distance) {}
}
