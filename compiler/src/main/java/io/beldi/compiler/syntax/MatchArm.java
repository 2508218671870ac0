package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;

/**
 * An arm of a {@code match}.
 *
 * @param patterns the alternatives; empty for {@code else}
 */
public record MatchArm(Span span, List<MatchPattern> patterns, ArmBody body) implements Node {
  /** Keeps unchangeable copies of the lists. */
  public MatchArm {
    patterns = List.copyOf(patterns);
  }
}
