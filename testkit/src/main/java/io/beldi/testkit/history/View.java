package io.beldi.testkit.history;

/**
 * Some of the edges of a graph.
 *
 * @param mask the kinds
 * @param apart whether two anti-dependencies may not follow each other; then there are two states
 *     of each node, and behind an anti-dependency is the second one
 */
record View(Graph graph, int mask, boolean apart) {
  int states() {
    return apart ? 2 * graph.nodes() : graph.nodes();
  }

  int node(int state) {
    return state < graph.nodes() ? state : state - graph.nodes();
  }

  /** Where the edge leads in this state, or -1 if it may not be taken. */
  int target(int state, int edge) {
    int kind = graph.kind(edge);
    if ((kind & mask) == 0) {
      return -1;
    }
    if (!apart || (kind & Graph.ANTI) == 0) {
      return graph.to(edge);
    }
    return state < graph.nodes() ? graph.to(edge) + graph.nodes() : -1;
  }
}
