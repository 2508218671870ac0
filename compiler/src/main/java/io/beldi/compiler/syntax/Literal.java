package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A constant as it is written. */
public sealed interface Literal extends Expression {

  @Override
  default <R> R accept(Expression.Visitor<R> visitor) {
    return visitor.literal(this);
  }

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** A whole number, never negative. */
    R integer(IntegerLiteral node);

    /** A number with a fraction, never negative. */
    R decimal(DecimalLiteral node);

    /** A text. */
    R string(StringLiteral node);

    /** A length of time. */
    R duration(DurationLiteral node);

    /** A number of bytes. */
    R size(SizeLiteral node);

    /** {@code true} or {@code false}. */
    R bool(BooleanLiteral node);

    /** The absent value. */
    R none(NoneLiteral node);
  }

  /** A whole number, never negative. */
  record IntegerLiteral(Span span, BigInteger value) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.integer(this);
    }
  }

  /**
   * A number with a fraction, never negative.
   *
   * @param value with the scale as written
   */
  record DecimalLiteral(Span span, BigDecimal value) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.decimal(this);
    }
  }

  /**
   * A text.
   *
   * @param value with escapes replaced by what they stand for
   */
  record StringLiteral(Span span, String value) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.string(this);
    }
  }

  /** A length of time. */
  record DurationLiteral(Span span, long milliseconds) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.duration(this);
    }
  }

  /** A number of bytes. */
  record SizeLiteral(Span span, long bytes) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.size(this);
    }
  }

  /** {@code true} or {@code false}. */
  record BooleanLiteral(Span span, boolean value) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bool(this);
    }
  }

  /** The absent value. */
  record NoneLiteral(Span span) implements Literal {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.none(this);
    }
  }
}
