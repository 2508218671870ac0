package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names taken from another module.
 *
 * @param path the module where {@code items} are given, otherwise module and declaration
 * @param items the names between braces; empty without braces
 * @param alias the name after {@code as} of an import without braces
 */
public record Import(Span span, QualifiedName path, List<ImportedName> items, @Nullable Name alias)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Import {
    items = List.copyOf(items);
  }
}
