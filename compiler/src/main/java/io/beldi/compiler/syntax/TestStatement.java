package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement of a test. */
public sealed interface TestStatement extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** Puts a row before anything runs. */
    R given(Given node);

    /** Demands that a condition holds, or that a call fails. */
    R expect(Expect node);

    /** Any other statement. */
    R plain(Plain node);
  }

  /** Puts a row before anything runs. */
  record Given(Span span, Place place, Expression value) implements TestStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.given(this);
    }
  }

  /**
   * Demands that a condition holds, or that a call fails.
   *
   * @param failure the error after {@code fails}, where one is given
   */
  record Expect(Span span, Expression value, @Nullable QualifiedName failure)
      implements TestStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.expect(this);
    }
  }

  /** Any other statement. */
  record Plain(Span span, Statement statement) implements TestStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.plain(this);
    }
  }
}
