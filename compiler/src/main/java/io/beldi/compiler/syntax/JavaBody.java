package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** The body of a function that is written in Java: the effects it may have. */
public record JavaBody(Span span, List<DeclaredEffect> effects) implements FunctionBody {
  /** Keeps unchangeable copies of the lists. */
  public JavaBody {
    effects = List.copyOf(effects);
  }
}
