package io.beldi.compiler.java;

import io.beldi.compiler.names.Symbol.TopLevel;
import io.beldi.compiler.types.Definitions;
import java.util.HashSet;
import java.util.Set;

/** The simple names of a program's types: a constant of that name would hide the type. */
final class TypeWords {
  private TypeWords() {}

  /** The names of all that stands at the top of modules. */
  static Set<String> of(Definitions definitions) {
    Set<String> words = new HashSet<>();
    definitions.all().stream()
        .filter(definition -> definition.symbol() instanceof TopLevel)
        .forEach(definition -> words.add(JavaNames.upper(definition.symbol().text())));
    return words;
  }
}
