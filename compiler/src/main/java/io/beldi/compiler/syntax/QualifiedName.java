package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Names joined by dots, at least one. */
public record QualifiedName(Span span, List<Name> parts) implements Node {
  /** Keeps an unchangeable copy of the names. */
  public QualifiedName {
    parts = List.copyOf(parts);
  }

  /** The last name. */
  public Name last() {
    return parts.get(parts.size() - 1);
  }

  /** Whether there is only one name. */
  public boolean isSimple() {
    return parts.size() == 1;
  }

  /** The names with dots between them. */
  public String text() {
    return parts.stream().map(Name::text).collect(Collectors.joining("."));
  }
}
