package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service declares. */
public sealed interface Member extends Node {

  /** What stands before the declaration, and its name. */
  Header header();

  /** The declared name. */
  default Name name() {
    return header().name();
  }

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** A table: rows by key. */
    R state(StateDeclaration node);

    /** A function. */
    R function(FunctionDeclaration node);
  }

  /**
   * A table: rows by key.
   *
   * @param keys the type of each part of the key, at least one
   */
  record StateDeclaration(
      Span span,
      Header header,
      List<TypeReference> keys,
      TypeReference value,
      List<StateOption> options)
      implements Member {
    /** Keeps unchangeable copies of the lists. */
    public StateDeclaration {
      keys = List.copyOf(keys);
      options = List.copyOf(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.state(this);
    }
  }

  /**
   * A function.
   *
   * @param failures the errors after {@code fails}; empty without that clause
   */
  record FunctionDeclaration(
      Span span,
      Header header,
      boolean transactional,
      List<Parameter> parameters,
      @Nullable TypeReference result,
      List<QualifiedName> failures,
      FunctionBody body)
      implements Member {
    /** Keeps unchangeable copies of the lists. */
    public FunctionDeclaration {
      parameters = List.copyOf(parameters);
      failures = List.copyOf(failures);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.function(this);
    }
  }
}
