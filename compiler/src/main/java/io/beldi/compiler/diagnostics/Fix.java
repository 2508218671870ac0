package io.beldi.compiler.diagnostics;

import java.util.List;

/**
 * A repair that an editor can offer.
 *
 * @param title what the repair does, in the imperative
 */
public record Fix(String title, List<Edit> edits) {
  /** Keeps an unchangeable copy of the edits. */
  public Fix {
    edits = List.copyOf(edits);
  }
}
