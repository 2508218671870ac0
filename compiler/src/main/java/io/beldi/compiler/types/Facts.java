package io.beldi.compiler.types;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known where control has come to: values that are present, and rows that exist. Values are
 * named by paths of locals and fields, rows by their state and paths of their keys.
 *
 * @param reachable false behind an exit, where everything holds
 */
record Facts(Set<String> known, boolean reachable) {
  static final Facts NONE = new Facts(Set.of(), true);
  static final Facts UNREACHABLE = new Facts(Set.of(), false);

  Facts {
    known = Set.copyOf(known);
  }

  boolean knows(String fact) {
    return known.contains(fact);
  }

  Facts with(String fact) {
    Set<String> more = new HashSet<>(known);
    more.add(fact);
    return new Facts(more, reachable);
  }

  /** Without anything that speaks of a local or a row that begins with the given text. */
  Facts without(String part) {
    return new Facts(
        known.stream().filter(fact -> !fact.contains(part)).collect(Collectors.toSet()), reachable);
  }

  /** What holds whichever way control came. */
  Facts meet(Facts other) {
    if (!reachable) {
      return other;
    } else if (!other.reachable) {
      return this;
    }
    Set<String> both = new HashSet<>(known);
    both.retainAll(other.known);
    return new Facts(both, true);
  }

  /** What holds after a condition: the branches of its two answers. */
  record Branches(Facts whenTrue, Facts whenFalse) {
    Branches negated() {
      return new Branches(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
    }
  }
}
