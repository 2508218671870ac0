package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.LocalSymbol;
import java.util.Set;

/**
 * A value that gives the same wherever it is written, as text: two values with one text are equal.
 * Values with different texts may still be equal, unless both are literals.
 *
 * @param literal whether the text tells it from every other literal of its type
 * @param locals the locals on which it depends
 */
record Symbolic(String text, boolean literal, Set<LocalSymbol> locals) {
  Symbolic {
    locals = Set.copyOf(locals);
  }

  static Symbolic literal(String text) {
    return new Symbolic(text, true, Set.of());
  }

  boolean isApartFrom(Symbolic other) {
    return literal && other.literal && !text.equals(other.text);
  }
}
