package io.beldi.testkit.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a transaction that must come before another one, though that one was over before it was
 * asked for. One such pair is enough: of two that wait for each other through two pauses, one waits
 * for itself through one.
 */
final class RealTime {
  private static final long ENOUGH = 10_000_000;

  private final Graph graph;
  private final Versions versions;
  private final View view;

  RealTime(Graph graph, Versions versions) {
    this.graph = graph;
    this.versions = versions;
    this.view = new View(graph, Graph.DATA, false);
  }

  /** The shortest path to something that was over before; null if there is none. */
  @Nullable List<Integer> path() {
    Components components = new Components(view);
    long[] earliest = earliest(components);
    Paths paths = new Paths(view);
    @Nullable List<Integer> best = null;
    long begin = graph.work();
    for (int node = 0; node < versions.size(); node++) {
      long invoked = versions.get(node).invoked();
      if (earliest[components.of(node)] >= invoked) {
        continue;
      }
      List<Integer> found =
          paths.shortest(
              node,
              state -> earliest[components.of(state)] < invoked,
              state -> versions.end(state) < invoked,
              best == null ? Integer.MAX_VALUE : best.size() - 1);
      best = found == null ? best : found;
      if (best != null && (best.size() == 1 || graph.work() - begin > ENOUGH)) {
        return best;
      }
    }
    return best;
  }

  /** The earliest end of all that must come later than a component, or are in it. */
  private long[] earliest(Components components) {
    long[] earliest = new long[components.count()];
    Arrays.fill(earliest, Transaction.NEVER);
    int[] nodes =
        IntStream.range(0, versions.size())
            .boxed()
            .sorted(Comparator.comparingInt(components::of))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int node : nodes) {
      int own = components.of(node);
      earliest[own] = Math.min(earliest[own], versions.end(node));
      for (int place = graph.first(node); place < graph.first(node + 1); place++) {
        int edge = graph.edge(place);
        int target = view.target(node, edge);
        if (target >= 0) {
          earliest[own] = Math.min(earliest[own], earliest[components.of(target)]);
        }
      }
    }
    return earliest;
  }
}
