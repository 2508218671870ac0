package io.beldi.compiler.syntax;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pass found out about nodes. A node is its own key, not its content: comparing whole trees
 * would be slow, and two equal parts of a program may mean different things.
 *
 * @param <N> the kind of nodes
 * @param <V> what is known of each
 */
public final class NodeTable<N extends Node, V> {
  private final IdentityHashMap<N, V> values = new IdentityHashMap<>();

  /** Notes something of a node, in place of what was noted before. */
  public void put(N node, V value) {
    values.put(node, value);
  }

  /** What is known of a node; null if nothing is. */
  public @Nullable V find(N node) {
    return values.get(node);
  }

  /**
   * What is known of a node.
   *
   * @throws IllegalStateException if nothing is
   */
  public V get(N node) {
    V value = values.get(node);
    if (value == null) {
      throw new IllegalStateException(
          "nothing is known of " + node.getClass().getSimpleName() + " at " + node.span());
    }
    return value;
  }
}
