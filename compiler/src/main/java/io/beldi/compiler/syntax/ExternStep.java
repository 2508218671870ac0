package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step whose work is done by Java code outside of the language.
 *
 * @param failures the errors after {@code fails}; empty without that clause
 */
public record ExternStep(
    Span span,
    @Nullable Documentation documentation,
    List<Annotation> annotations,
    Name name,
    List<Parameter> parameters,
    @Nullable TypeReference result,
    List<QualifiedName> failures)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public ExternStep {
    annotations = List.copyOf(annotations);
    parameters = List.copyOf(parameters);
    failures = List.copyOf(failures);
  }
}
