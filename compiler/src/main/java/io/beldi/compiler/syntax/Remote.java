package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that another function or Java code performs. */
public sealed interface Remote extends Expression {

  @Override
  default <R> R accept(Expression.Visitor<R> visitor) {
    return visitor.remote(this);
  }

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** Calls a function and waits for its answer. */
    R call(Call node);

    /** Hands work over without waiting. */
    R spawn(Spawn node);

    /** Performs an extern step and records its answer. */
    R run(Run node);

    /** Waits for the answer of a callback. */
    R await(Await node);
  }

  /** Calls a function and waits for its answer. */
  record Call(Span span, QualifiedName callee, List<Argument> arguments) implements Remote {
    /** Keeps unchangeable copies of the lists. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /**
   * Hands work over without waiting.
   *
   * @param delay the duration after which the work begins, where one is given
   */
  record Spawn(
      Span span, QualifiedName callee, List<Argument> arguments, @Nullable Expression delay)
      implements Remote {
    /** Keeps unchangeable copies of the lists. */
    public Spawn {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.spawn(this);
    }
  }

  /** Performs an extern step and records its answer. */
  record Run(Span span, QualifiedName step, List<Argument> arguments) implements Remote {
    /** Keeps unchangeable copies of the lists. */
    public Run {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.run(this);
    }
  }

  /** Waits for the answer of a callback. */
  record Await(Span span, Place callback) implements Remote {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.await(this);
    }
  }
}
