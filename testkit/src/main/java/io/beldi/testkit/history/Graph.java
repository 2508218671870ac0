package io.beldi.testkit.history;

import java.util.Arrays;

/**
 * Who must come before whom, and why. Nodes are numbered in the order of time; behind the
 * transactions there may be as many nodes that only join edges.
 */
final class Graph {
  /** Wrote the next version. */
  static final int WW = 1;

  /** Wrote what the other one read. */
  static final int WR = 2;

  /** Read what the other one wrote the next version of. */
  static final int RW = 4;

  /** The same, for a scan. */
  static final int PREDICATE_RW = 8;

  /** Was asked for by the same process before. */
  static final int SESSION = 16;

  static final int DATA = WW | WR | RW | PREDICATE_RW;
  static final int ANTI = RW | PREDICATE_RW;

  private final int transactions;
  private final int nodes;
  private int edges;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int[] kinds = new int[256];
  private int[] lists = new int[256];
  private int[] positions = new int[256];
  private int[] firsts = {};
  private int[] sorted = {};
  private long work;

  Graph(int transactions, int joints) {
    this.transactions = transactions;
    this.nodes = transactions + joints;
  }

  /**
   * Adds an edge, unless it leads back to where it begins.
   *
   * @param list the number of the list
   * @param position the place in its order of the version that makes the difference
   */
  void add(int source, int target, int kind, int list, int position) {
    if (source == target) {
      return;
    }
    if (edges == from.length) {
      from = Arrays.copyOf(from, 2 * edges);
      to = Arrays.copyOf(to, 2 * edges);
      kinds = Arrays.copyOf(kinds, 2 * edges);
      lists = Arrays.copyOf(lists, 2 * edges);
      positions = Arrays.copyOf(positions, 2 * edges);
    }
    from[edges] = source;
    to[edges] = target;
    kinds[edges] = kind;
    lists[edges] = list;
    positions[edges] = position;
    edges++;
  }

  /** Must follow the last edge. */
  void sort() {
    firsts = new int[nodes + 1];
    for (int edge = 0; edge < edges; edge++) {
      firsts[from[edge] + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      firsts[node + 1] += firsts[node];
    }
    int[] next = firsts.clone();
    sorted = new int[edges];
    for (int edge = 0; edge < edges; edge++) {
      sorted[next[from[edge]]++] = edge;
    }
  }

  int nodes() {
    return nodes;
  }

  int edges() {
    return edges;
  }

  boolean isTransaction(int node) {
    return node < transactions;
  }

  /** Where the edges of a node begin; those of the last end where there are no more. */
  int first(int node) {
    return firsts[node];
  }

  /** The edge at a place from {@link #first} on. */
  int edge(int place) {
    work++;
    return sorted[place];
  }

  int from(int edge) {
    return from[edge];
  }

  int to(int edge) {
    return to[edge];
  }

  int kind(int edge) {
    return kinds[edge];
  }

  int list(int edge) {
    return lists[edge];
  }

  int position(int edge) {
    return positions[edge];
  }

  /** How many edges were followed. */
  long work() {
    return work;
  }
}
