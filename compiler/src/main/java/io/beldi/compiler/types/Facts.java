package io.beldi.compiler.types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known where control has come to: values that are present, and rows that exist. Values are
 * named by paths of locals and fields, rows by their state and paths of their keys. Facts are kept
 * as a list that shares its end with earlier ones, so that a long function costs no more than it
 * says.
 */
final class Facts {
  static final Facts NONE = new Facts("", null, true);
  static final Facts UNREACHABLE = new Facts("", null, false);

  private final String fact;
  private final @Nullable Facts rest;
  private final int size;
  private final boolean reachable;

  private Facts(String fact, @Nullable Facts rest, boolean reachable) {
    this.fact = fact;
    this.rest = rest;
    this.size = rest == null ? 0 : rest.size + 1;
    this.reachable = reachable;
  }

  /** False behind an exit, where what statements say is still followed. */
  boolean reachable() {
    return reachable;
  }

  boolean knows(String wanted) {
    for (Facts at = this; at.rest != null; at = at.rest) {
      if (at.fact.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  Facts with(String more) {
    return new Facts(more, this, reachable);
  }

  /** Without anything that speaks of a local or a row that has the given text in its name. */
  Facts without(String part) {
    List<String> kept = new ArrayList<>();
    boolean all = true;
    for (Facts at = this; at.rest != null; at = at.rest) {
      if (at.fact.contains(part)) {
        all = false;
      } else {
        kept.add(at.fact);
      }
    }
    return all ? this : (reachable ? NONE : UNREACHABLE).withAll(kept);
  }

  private Facts withAll(List<String> newestFirst) {
    Facts more = this;
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      more = more.with(newestFirst.get(i));
    }
    return more;
  }

  /** What holds whichever way control came. */
  Facts meet(Facts other) {
    if (!reachable) {
      return other;
    } else if (!other.reachable) {
      return this;
    }
    List<String> mine = new ArrayList<>();
    Set<String> others = new HashSet<>();
    Facts one = this;
    Facts two = other;
    while (one != null && two != null && !same(one, two)) {
      if (one.size >= two.size) {
        mine.add(one.fact);
        one = one.rest;
      } else {
        others.add(two.fact);
        two = two.rest;
      }
    }
    mine.removeIf(it -> !others.contains(it));
    return (one == null ? NONE : one).withAll(mine);
  }

  /** Identity is meant: an end that two lists share. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Facts one, Facts two) {
    return one == two;
  }

  /** What holds after a condition: the branches of its two answers. */
  record Branches(Facts whenTrue, Facts whenFalse) {
    Branches negated() {
      return new Branches(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
    }
  }
}
