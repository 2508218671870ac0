package io.beldi.testkit.history;

import java.util.Arrays;

/**
 * The strongly connected components of a view, after Tarjan. An edge never leads to a component
 * with a higher number.
 */
final class Components {
  private static final int NONE = -1;

  private final View view;
  private final Graph graph;
  private final int[] component;
  private final int[] index;
  private final int[] low;
  private final int[] next;
  private final int[] open;
  private final int[] path;
  private int opened;
  private int depth;
  private int visited;
  private int count;

  Components(View view) {
    this.view = view;
    this.graph = view.graph();
    int states = view.states();
    component = filled(states);
    index = filled(states);
    low = new int[states];
    next = new int[states];
    open = new int[states];
    path = new int[states];
    // Late ones first, so that the numbers follow time where the edges leave a choice.
    for (int state = states - 1; state >= 0; state--) {
      if (index[state] == NONE) {
        visit(state);
      }
    }
  }

  /** The number of the component. */
  int of(int state) {
    return component[state];
  }

  int count() {
    return count;
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  private void visit(int root) {
    enter(root);
    while (depth > 0) {
      int state = path[depth - 1];
      if (next[state] < graph.first(view.node(state) + 1)) {
        follow(state, view.target(state, graph.edge(next[state]++)));
      } else {
        leave(state);
      }
    }
  }

  private void enter(int state) {
    index[state] = visited;
    low[state] = visited++;
    next[state] = graph.first(view.node(state));
    open[opened++] = state;
    path[depth++] = state;
  }

  private void follow(int state, int target) {
    if (target == NONE) {
      return;
    }
    if (index[target] == NONE) {
      enter(target);
    } else if (component[target] == NONE) {
      low[state] = Math.min(low[state], index[target]);
    }
  }

  private void leave(int state) {
    depth--;
    if (depth > 0) {
      int parent = path[depth - 1];
      low[parent] = Math.min(low[parent], low[state]);
    }
    if (low[state] == index[state]) {
      int member;
      do {
        member = open[--opened];
        component[member] = count;
      } while (member != state);
      count++;
    }
  }
}
