package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A use of a type.
 *
 * @param optional whether a question mark follows
 */
public record TypeReference(
    Span span,
    QualifiedName name,
    List<TypeReference> arguments,
    @Nullable Bounds bounds,
    boolean optional)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public TypeReference {
    arguments = List.copyOf(arguments);
  }
}
