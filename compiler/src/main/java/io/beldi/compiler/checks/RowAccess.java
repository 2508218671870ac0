package io.beldi.compiler.checks;

import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A row that a transaction touches.
 *
 * @param key null where nothing is known of it
 * @param times how many rows these are at most; {@link #UNBOUNDED} where nothing says so
 */
record RowAccess(StateSymbol state, @Nullable Symbolic key, boolean writes, long times, Span span) {
  static final long UNBOUNDED = 1_000_000_000L;

  /** Whether both are one row whenever they happen. */
  boolean isSameRow(RowAccess other) {
    return state.equals(other.state)
        && key != null
        && other.key != null
        && key.text().equals(other.key.text());
  }

  /** Whether both may be one row, one of them changing it. */
  boolean mayConflict(RowAccess other) {
    return state.equals(other.state)
        && (writes || other.writes)
        && (key == null || other.key == null || !key.isApartFrom(other.key));
  }
}
