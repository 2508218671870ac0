package io.beldi.testkit.history;

import java.util.List;
import java.util.Set;

/**
 * What a cycle is called.
 *
 * @param violated the levels that forbid it
 */
record CycleClass(Anomaly anomaly, Set<Level> violated) {
  static CycleClass of(Graph graph, List<Integer> cycle) {
    long anti = count(graph, cycle, Graph.ANTI);
    boolean items = count(graph, cycle, Graph.PREDICATE_RW) == 0;
    if (anti == 0) {
      return count(graph, cycle, Graph.WR) == 0
          ? new CycleClass(Anomaly.G0, Level.READ_UNCOMMITTED.up())
          : new CycleClass(Anomaly.G1C, Level.READ_COMMITTED.up());
    }
    if (anti == 1 || areApart(graph, cycle)) {
      return new CycleClass(
          anti == 1 ? Anomaly.G_SINGLE : Anomaly.G_NONADJACENT,
          items ? Levels.ITEMS_AND_SNAPSHOTS : Level.SNAPSHOT_ISOLATION.up());
    }
    return items
        ? new CycleClass(Anomaly.G2_ITEM, Level.REPEATABLE_READ.up())
        : new CycleClass(Anomaly.G2, Level.SERIALIZABLE.up());
  }

  private static boolean areApart(Graph graph, List<Integer> cycle) {
    boolean before = isAnti(graph, cycle.get(cycle.size() - 1));
    for (int edge : cycle) {
      if (before && isAnti(graph, edge)) {
        return false;
      }
      before = isAnti(graph, edge);
    }
    return true;
  }

  private static boolean isAnti(Graph graph, int edge) {
    return (graph.kind(edge) & Graph.ANTI) != 0;
  }

  private static long count(Graph graph, List<Integer> cycle, int kinds) {
    return cycle.stream().filter(edge -> (graph.kind(edge) & kinds) != 0).count();
  }
}
