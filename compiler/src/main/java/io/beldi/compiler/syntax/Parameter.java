package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of a function, an extern step or an error. */
public record Parameter(
    Span span,
    List<Annotation> annotations,
    Name name,
    TypeReference type,
    @Nullable Expression defaultValue)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Parameter {
    annotations = List.copyOf(annotations);
  }
}
