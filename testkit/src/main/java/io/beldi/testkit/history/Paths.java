package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Looks for short paths in a view, again and again. */
final class Paths {
  private final View view;
  private final Graph graph;
  private final int[] distance;
  private final int[] round;
  private final int[] edgeTo;
  private final int[] stateBefore;
  private int[] current = new int[64];
  private int[] following = new int[64];
  private int now;
  private int later;
  private int rounds;

  Paths(View view) {
    this.view = view;
    this.graph = view.graph();
    distance = new int[view.states()];
    round = new int[view.states()];
    edgeTo = new int[view.states()];
    stateBefore = new int[view.states()];
  }

  /**
   * The shortest path.
   *
   * @param allowed which states it may go through
   * @param goal where it ends
   * @param limit how many steps from a transaction on it may have
   * @return its edges, or null if there is none that short
   */
  @Nullable List<Integer> shortest(int start, IntPredicate allowed, IntPredicate goal, int limit) {
    rounds++;
    now = 0;
    later = 0;
    reach(start, 0, -1, -1);
    for (int level = 0; level <= limit; level++) {
      int[] swap = current;
      current = following;
      following = swap;
      now = later;
      later = 0;
      while (now > 0) {
        int state = current[--now];
        if (distance[state] != level) {
          continue;
        }
        if (goal.test(state)) {
          return path(start, state);
        }
        expand(state, level, allowed);
      }
      if (later == 0) {
        return null;
      }
    }
    return null;
  }

  private void expand(int state, int level, IntPredicate allowed) {
    int node = view.node(state);
    int weight = graph.isTransaction(node) ? 1 : 0;
    int end = graph.first(node + 1);
    for (int place = graph.first(node); place < end; place++) {
      int edge = graph.edge(place);
      int target = view.target(state, edge);
      if (target >= 0
          && allowed.test(target)
          && (round[target] != rounds || distance[target] > level + weight)) {
        if (weight == 0) {
          reachNow(target, level, edge, state);
        } else {
          reach(target, level + 1, edge, state);
        }
      }
    }
  }

  private void reachNow(int state, int level, int edge, int before) {
    set(state, level, edge, before);
    if (now == current.length) {
      current = Arrays.copyOf(current, 2 * now);
    }
    current[now++] = state;
  }

  private void reach(int state, int level, int edge, int before) {
    set(state, level, edge, before);
    if (later == following.length) {
      following = Arrays.copyOf(following, 2 * later);
    }
    following[later++] = state;
  }

  private void set(int state, int level, int edge, int before) {
    round[state] = rounds;
    distance[state] = level;
    edgeTo[state] = edge;
    stateBefore[state] = before;
  }

  private List<Integer> path(int start, int end) {
    List<Integer> path = new ArrayList<>();
    for (int state = end; state != start; state = stateBefore[state]) {
      path.add(edgeTo[state]);
    }
    Collections.reverse(path);
    return path;
  }
}
