package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a record. */
public record Field(
    Span span,
    @Nullable Documentation documentation,
    List<Annotation> annotations,
    Name name,
    TypeReference type,
    @Nullable Expression defaultValue)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Field {
    annotations = List.copyOf(annotations);
  }
}
