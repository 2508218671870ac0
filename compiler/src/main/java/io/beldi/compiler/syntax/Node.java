package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;

/**
 * A part of the syntax tree. Nodes are values, but side tables key them by identity ({@link
 * java.util.IdentityHashMap}): two equal expressions at two places are two nodes.
 */
public interface Node {
  /** The source text that this node stands for. */
  Span span();
}
