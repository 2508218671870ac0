package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** An annotation, {@code @name(arguments)}. */
public record Annotation(Span span, Name name, List<Argument> arguments) implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Annotation {
    arguments = List.copyOf(arguments);
  }
}
