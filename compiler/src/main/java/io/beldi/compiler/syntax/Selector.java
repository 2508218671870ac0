package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** One step into a place. */
public sealed interface Selector extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** A field, {@code .name}. */
    R field(FieldSelector node);

    /** A row, {@code [key]}. */
    R key(KeySelector node);
  }

  /** A field, {@code .name}. */
  record FieldSelector(Span span, Name name) implements Selector {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.field(this);
    }
  }

  /** A row, {@code [key]}. */
  record KeySelector(Span span, List<Expression> keys) implements Selector {
    /** Keeps unchangeable copies of the lists. */
    public KeySelector {
      keys = List.copyOf(keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.key(this);
    }
  }
}
