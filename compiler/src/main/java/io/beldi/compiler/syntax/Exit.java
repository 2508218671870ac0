package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What ends a block and leaves the function. */
public sealed interface Exit extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** Leaves with a result. */
    R returns(Return node);

    /** Leaves with an error. */
    R fails(Fail node);
  }

  /** Leaves with a result. */
  record Return(Span span, @Nullable Expression value) implements Exit {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.returns(this);
    }
  }

  /** Leaves with an error. */
  record Fail(Span span, Failure failure) implements Exit {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.fails(this);
    }
  }
}
