package io.beldi.testkit.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A history with a known verdict.
 *
 * @param expected what is said of it, by word
 * @param text the history itself
 */
record Sample(String name, Map<String, String> expected, String text) {
  private static final Pattern EXPECTED = Pattern.compile("(\\w+): (.*)");

  /** All of a resource, in their order. */
  static List<Sample> all(String resource) {
    try (InputStream in = Sample.class.getResourceAsStream("/histories/" + resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^== ", -1)).skip(1).map(Sample::read).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Sample read(String text) {
    Map<String, String> expected = new LinkedHashMap<>();
    List<String> history = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      var word = EXPECTED.matcher(line);
      if (word.matches()) {
        expected.put(word.group(1), word.group(2));
      } else {
        history.add(line);
      }
    }
    return new Sample(lines.get(0), expected, String.join("\n", history));
  }

  String one(String word) {
    return expected.getOrDefault(word, "");
  }

  /** The words behind one word, sorted. */
  TreeSet<String> several(String word, String separator) {
    TreeSet<String> words = new TreeSet<>(List.of(one(word).split(separator, -1)));
    words.remove("");
    return words;
  }

  @Override
  public String toString() {
    return name;
  }
}
