package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in words why some transactions must come before others. */
final class Explanation {
  private final Versions versions;
  private final Graph graph;
  private final List<Lists> lists;

  Explanation(Versions versions, Graph graph) {
    this.versions = versions;
    this.graph = graph;
    this.lists = versions.lists();
  }

  /** Those on the way, in their order. */
  List<Transaction> transactions(List<Integer> edges) {
    Set<Transaction> transactions = new LinkedHashSet<>();
    for (int edge : edges) {
      if (graph.isTransaction(graph.from(edge))) {
        transactions.add(versions.get(graph.from(edge)));
      }
      if (graph.isTransaction(graph.to(edge))) {
        transactions.add(versions.get(graph.to(edge)));
      }
    }
    return List.copyOf(transactions);
  }

  String cycle(List<Integer> edges) {
    List<String> lines = lines(edges);
    lines.add("so that each of them comes before itself");
    return String.join("\n", lines);
  }

  String path(List<Integer> edges) {
    List<String> lines = lines(edges);
    Transaction first = versions.get(graph.from(edges.get(0)));
    Transaction last = versions.get(graph.to(edges.get(edges.size() - 1)));
    lines.add(
        last.name()
            + " comes before "
            + first.name()
            + ": it was over at "
            + last.returned()
            + ", and the other one began at "
            + first.invoked());
    return String.join("\n", lines);
  }

  private List<String> lines(List<Integer> edges) {
    List<String> lines = new ArrayList<>();
    transactions(edges).forEach(transaction -> lines.add(transaction.toString()));
    String earlier = "";
    for (int edge : edges) {
      if (graph.isTransaction(graph.from(edge))) {
        earlier = versions.get(graph.from(edge)).name();
      }
      if (graph.isTransaction(graph.to(edge))) {
        String later = versions.get(graph.to(edge)).name();
        lines.add(earlier + " comes before " + later + ": " + why(edge, later));
      }
    }
    return lines;
  }

  private String why(int edge, String later) {
    if (graph.kind(edge) == Graph.SESSION) {
      return "the same process asked for it first";
    }
    Lists list = lists.get(graph.list(edge));
    List<Lists.Append> places = Dependencies.places(list, versions);
    int place = graph.position(edge);
    Lists.Append append = places.get(place);
    return switch (graph.kind(edge)) {
      case Graph.WR ->
          later + " reads " + append.element + " of " + list.key + ", which it appends";
      case Graph.WW ->
          "it appends "
              + places.get(place - 1).element
              + ", and then comes "
              + next(list, append, later);
      default ->
          (graph.kind(edge) == Graph.RW ? "it reads " : "it scans and finds ")
              + list.key
              + " = "
              + Words.list(list.order().subList(0, Math.min(place, list.order().size())))
              + ", and then comes "
              + next(list, append, later);
    };
  }

  private String next(Lists list, Lists.Append append, String later) {
    boolean seen = list.order().contains(append);
    return append.element
        + " of "
        + list.key
        + ", which "
        + later
        + " appends"
        + (seen ? "" : " and nobody has seen");
  }
}
