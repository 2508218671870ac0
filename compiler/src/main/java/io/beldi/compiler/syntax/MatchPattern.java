package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** An alternative of an arm. */
public sealed interface MatchPattern extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** An enum value or a member of a union, whose fields may be bound by position. */
    R name(NamePattern node);

    /** A constant. */
    R literal(LiteralPattern node);
  }

  /** An enum value or a member of a union, whose fields may be bound by position. */
  record NamePattern(Span span, QualifiedName name, List<Name> bindings) implements MatchPattern {
    /** Keeps unchangeable copies of the lists. */
    public NamePattern {
      bindings = List.copyOf(bindings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.name(this);
    }
  }

  /** A constant. */
  record LiteralPattern(Span span, Literal literal) implements MatchPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }
  }
}
