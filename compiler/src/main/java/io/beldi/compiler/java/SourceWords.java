package io.beldi.compiler.java;

import io.beldi.compiler.source.Span;
import java.util.HashSet;
import java.util.Set;

/** The words that a part of the source uses, so that generated names can stay clear of them. */
final class SourceWords {
  private SourceWords() {}

  /** All words, names and others. */
  static Set<String> of(Span span) {
    String text = span.file().text();
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int index = span.start(); index <= span.end(); index++) {
      boolean inWord = index < span.end() && Character.isJavaIdentifierPart(text.charAt(index));
      if (inWord && start < 0) {
        start = index;
      } else if (!inWord && start >= 0) {
        words.add(text.substring(start, index));
        start = -1;
      }
    }
    return words;
  }
}
