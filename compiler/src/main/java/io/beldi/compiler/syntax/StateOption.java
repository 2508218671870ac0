package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** A property of a state. */
public sealed interface StateOption extends Node {

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** A second order of the rows. */
    R index(Index node);

    /** The field that says until when a row lives. */
    R timeToLive(TimeToLive node);
  }

  /** A second order of the rows. */
  record Index(Span span, Name name, List<IndexPart> parts) implements StateOption {
    /** Keeps unchangeable copies of the lists. */
    public Index {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.index(this);
    }
  }

  /** The field that says until when a row lives. */
  record TimeToLive(Span span, Name field) implements StateOption {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.timeToLive(this);
    }
  }
}
