package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bounds of a type, {@code (…)}. */
public sealed interface Bounds extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** From a least to a greatest value or length, {@code 1..64}. */
    R range(Range node);

    /** Values whose meaning the type knows, such as the digits of a decimal. */
    R values(Values node);
  }

  /**
   * From a least to a greatest value or length, {@code 1..64}.
   *
   * @param minimum absent where there is none
   * @param maximum absent where there is none
   */
  record Range(Span span, @Nullable Expression minimum, @Nullable Expression maximum)
      implements Bounds {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.range(this);
    }
  }

  /** Values whose meaning the type knows, such as the digits of a decimal. */
  record Values(Span span, List<Expression> values) implements Bounds {
    /** Keeps unchangeable copies of the lists. */
    public Values {
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.values(this);
    }
  }
}
