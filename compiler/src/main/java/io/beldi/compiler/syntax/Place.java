package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** What can be assigned, deleted or awaited: a variable, a row, or a field of it. */
public record Place(Span span, Name root, List<Selector> selectors) implements Node {
  /** Keeps unchangeable copies of the lists. */
  public Place {
    selectors = List.copyOf(selectors);
  }
}
