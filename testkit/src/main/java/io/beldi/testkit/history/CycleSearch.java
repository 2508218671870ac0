package io.beldi.testkit.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the shortest cycle of a class. Where the histories are so bad that looking at all of
 * them takes too long, it is the shortest of those that were looked at.
 */
final class CycleSearch {
  private static final long ENOUGH = 10_000_000;
  private static final int SHORTEST = 2;

  private final Graph graph;

  CycleSearch(Graph graph) {
    this.graph = graph;
  }

  /**
   * The shortest cycle of one edge of some kinds, and others of other kinds.
   *
   * @param first the kinds of the one
   * @param rest the kinds of the others
   * @param apart whether no anti-dependency may follow another one
   * @return its edges, or null if there is none
   */
  @Nullable List<Integer> cycle(int first, int rest, boolean apart) {
    View whole = new View(graph, first | rest, apart);
    Components components = new Components(whole);
    if (components.count() == whole.states()) {
      return null;
    }
    View others = new View(graph, rest, apart);
    Components order = new Components(others);
    Paths paths = new Paths(others);
    @Nullable List<Integer> best = null;
    int length = Integer.MAX_VALUE;
    long begin = graph.work();
    for (int node = 0; node < graph.nodes(); node++) {
      for (int place = graph.first(node); place < graph.first(node + 1); place++) {
        int edge = graph.edge(place);
        int goal = node;
        int start = (graph.kind(edge) & first) == 0 ? -1 : whole.target(node, edge);
        if (start < 0
            || components.of(start) != components.of(goal)
            || order.of(start) < order.of(goal)) {
          continue;
        }
        List<Integer> found =
            paths.shortest(
                start,
                state ->
                    components.of(state) == components.of(goal)
                        && order.of(state) >= order.of(goal),
                state -> state == goal,
                length - 2);
        if (found != null) {
          found.add(0, edge);
          best = found;
          length = length(found);
        }
        if (best != null && (length == SHORTEST || graph.work() - begin > ENOUGH)) {
          return best;
        }
      }
    }
    return best;
  }

  private int length(List<Integer> cycle) {
    return (int) cycle.stream().filter(edge -> graph.isTransaction(graph.from(edge))).count();
  }
}
