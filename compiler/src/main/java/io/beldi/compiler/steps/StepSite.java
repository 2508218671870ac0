package io.beldi.compiler.steps;

import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site at which a function touches the world.
 *
 * @param number 1 or more, unique in its function, kept by the lock
 * @param kind what happens
 * @param target on what, such as {@code Hotel.rooms} or {@code Hotel.reserve}; empty where there is
 *     nothing to name
 * @param nodes the expression or statement; adjacent updates of one row are one step with several
 *     statements, the first of which stands for all
 * @param parent the transaction, loop or {@code parallel} around it; null in the open
 * @param text such as {@code travel.beldi:175:7 call Hotel.reserve}
 */
public record StepSite(
    int number,
    StepKind kind,
    String target,
    List<Node> nodes,
    @Nullable StepSite parent,
    String text) {
  /** Keeps an unchangeable copy of the nodes. */
  public StepSite {
    nodes = List.copyOf(nodes);
  }

  /** Where the step begins. */
  public Span span() {
    return nodes.get(0).span();
  }
}
