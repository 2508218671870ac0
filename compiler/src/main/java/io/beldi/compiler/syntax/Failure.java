package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** An error with its arguments, as it is raised. */
public record Failure(Span span, QualifiedName error, List<Argument> arguments) implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Failure {
    arguments = List.copyOf(arguments);
  }
}
