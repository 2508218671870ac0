package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the graph of who comes before whom. */
final class Dependencies {
  /** Of those that nobody saw, the ones that were over first have most to say. */
  private static final int UNSEEN = 32;

  private final Versions versions;
  private final Graph graph;

  private Dependencies(Versions versions, boolean sessions) {
    this.versions = versions;
    this.graph = new Graph(versions.size(), sessions ? versions.size() : 0);
  }

  /**
   * @param sessions whether a process's transactions come in the order in which it asked
   */
  static Graph graph(Versions versions, boolean sessions) {
    Dependencies dependencies = new Dependencies(versions, sessions);
    List<Lists> lists = versions.lists();
    for (int number = 0; number < lists.size(); number++) {
      dependencies.add(number, lists.get(number));
    }
    if (sessions) {
      dependencies.addSessions();
    }
    dependencies.graph.sort();
    return dependencies.graph;
  }

  /** The elements of a list in their order, and behind them those that nobody saw. */
  static List<Lists.Append> places(Lists list, Versions versions) {
    List<Lists.Append> places = new ArrayList<>(list.order());
    list.unordered().stream()
        .filter(append -> versions.isCounted(append.transaction))
        .sorted(
            (one, other) ->
                Long.compare(versions.end(one.transaction), versions.end(other.transaction)))
        .limit(UNSEEN)
        .forEach(places::add);
    return places;
  }

  private void add(int number, Lists list) {
    List<Lists.Append> places = places(list, versions);
    int seen = list.order().size();
    boolean whole = list.sights.stream().allMatch(list::fits);
    int end = whole ? places.size() : seen;
    for (int place = 1; place < end; place++) {
      int before = Math.min(place, seen) - 1;
      if (before >= 0) {
        graph.add(
            places.get(before).transaction, places.get(place).transaction, Graph.WW, number, place);
      }
    }
    for (Lists.Sight sight : list.sights) {
      if (list.fits(sight)) {
        addSight(number, sight, places, seen, end);
      }
    }
  }

  private void addSight(
      int number, Lists.Sight sight, List<Lists.Append> places, int seen, int end) {
    int reader = sight.transaction();
    int size = sight.clean().size();
    if (size > 0) {
      graph.add(places.get(size - 1).transaction, reader, Graph.WR, number, size - 1);
    }
    int kind = sight.predicate() ? Graph.PREDICATE_RW : Graph.RW;
    for (int place = size; place < (size < seen ? size + 1 : end); place++) {
      graph.add(reader, places.get(place).transaction, kind, number, place);
    }
  }

  private void addSessions() {
    Map<String, Integer> last = new LinkedHashMap<>();
    int joints = versions.size();
    for (int node = 0; node < versions.size(); node++) {
      if (!versions.isCounted(node)) {
        continue;
      }
      Integer before = last.put(versions.get(node).process(), node);
      graph.add(node, joints + node, Graph.SESSION, -1, -1);
      if (before != null) {
        graph.add(joints + before, node, Graph.SESSION, -1, -1);
        graph.add(joints + before, joints + node, Graph.SESSION, -1, -1);
      }
    }
  }
}
