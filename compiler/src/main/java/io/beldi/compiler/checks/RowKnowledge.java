package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Expression;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value tells of a row that was read.
 *
 * @param field the field of which it tells; empty for the row as a whole
 */
record RowKnowledge(Read read, Kind kind, String field) {

  /**
   * A read of one row.
   *
   * @param block the outermost transaction in which it happens; null outside of all
   */
  record Read(StateSymbol state, Symbolic key, Span span, Expression.@Nullable Transaction block) {
    boolean isOf(StateSymbol other, Symbolic otherKey) {
      return state.equals(other) && key.text().equals(otherKey.text());
    }
  }

  /** How much it tells. */
  enum Kind {
    /** It is the row, which may be absent. */
    ROW,
    /** It tells whether there is a row. */
    PRESENCE,
    /** It was computed from what the row holds. */
    VALUE
  }

  /** What is left of it in something that is computed from the value. */
  RowKnowledge computed() {
    return kind == Kind.ROW ? new RowKnowledge(read, Kind.VALUE, field) : this;
  }

  static Set<RowKnowledge> computed(Set<RowKnowledge> all) {
    Set<RowKnowledge> computed = new LinkedHashSet<>();
    all.forEach(one -> computed.add(one.computed()));
    return computed;
  }

  /** What a field of the value tells. */
  static Set<RowKnowledge> ofField(Set<RowKnowledge> all, String field) {
    Set<RowKnowledge> known = new LinkedHashSet<>();
    for (RowKnowledge one : all) {
      known.add(one.kind == Kind.ROW ? new RowKnowledge(one.read, Kind.VALUE, field) : one);
    }
    return known;
  }

  /** What the answer of {@code is present} tells. */
  static Set<RowKnowledge> ofPresence(Set<RowKnowledge> all) {
    Set<RowKnowledge> known = new LinkedHashSet<>();
    for (RowKnowledge one : all) {
      known.add(one.kind == Kind.ROW ? new RowKnowledge(one.read, Kind.PRESENCE, "") : one);
    }
    return known;
  }
}
