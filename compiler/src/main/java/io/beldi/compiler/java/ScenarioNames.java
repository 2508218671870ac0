package io.beldi.compiler.java;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Class names for tests, made of the words of their titles. */
final class ScenarioNames {
  private static final int LONGEST = 60;

  private final Set<String> taken = new HashSet<>();

  /** A name that no test of the module has yet, whatever the case of its letters. */
  String of(String title) {
    String words = words(title);
    String base = (words.isEmpty() || Character.isDigit(words.charAt(0)) ? "Test" : "") + words;
    String name = base + "Scenario";
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = base + number + "Scenario";
    }
    return name;
  }

  private static String words(String title) {
    StringBuilder name = new StringBuilder();
    boolean begins = true;
    for (int index = 0; index < title.length() && name.length() < LONGEST; index++) {
      char character = title.charAt(index);
      boolean letter = character < 0x80 && Character.isLetterOrDigit(character);
      if (letter) {
        name.append(begins ? Character.toUpperCase(character) : character);
      }
      begins = !letter && character != '\'';
    }
    return name.toString();
  }
}
