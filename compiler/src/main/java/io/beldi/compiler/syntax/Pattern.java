package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** What a {@code let} or {@code for} binds: one name, or the parts of a value in order. */
public record Pattern(Span span, List<Name> names) implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Pattern {
    names = List.copyOf(names);
  }
}
