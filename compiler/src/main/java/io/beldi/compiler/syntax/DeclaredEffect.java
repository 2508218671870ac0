package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/** Effects that a function with a Java body declares. */
public record DeclaredEffect(Span span, Kind kind, List<QualifiedName> targets) implements Node {
  /** Keeps an unchangeable copy of the targets. */
  public DeclaredEffect {
    targets = List.copyOf(targets);
  }

  /** What is done with the targets. */
  public enum Kind {
    /** Reads states. */
    READS,
    /** Writes states. */
    WRITES,
    /** Calls functions. */
    CALLS,
    /** Spawns functions. */
    SPAWNS,
    /** Runs extern steps. */
    RUNS
  }
}
