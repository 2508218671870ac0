package io.beldi.testkit.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which isolation levels a history of transactions on lists satisfies. A list tells in
 * which order its elements were appended; from this follows who came before whom, and where that
 * goes in a circle there is an anomaly. After Adya, "Weak consistency" (1999), and Kingsbury and
 * Alvaro, "Elle" (2020).
 *
 * <p>What a history does not show is not held against it: let each list be read in the end.
 */
public final class ListAppend {
  private static final Set<Level> JUDGED =
      EnumSet.range(Level.READ_UNCOMMITTED, Level.STRICT_SERIALIZABLE);

  private final Versions versions;
  private final Findings findings = new Findings();
  private final Graph graph;
  private final CycleSearch search;
  private final Explanation explanation;

  private ListAppend(History history) {
    this.versions = new Versions(history, false);
    this.graph = Dependencies.graph(versions, true);
    this.search = new CycleSearch(graph);
    this.explanation = new Explanation(versions, graph);
  }

  /**
   * Judges a history; of attempts that were aborted it looks only at what they have left.
   *
   * @return about all levels but {@link Level#OPACITY}
   * @throws IllegalArgumentException if one element is appended twice to one list
   */
  public static Verdict check(History history) {
    ListAppend check = new ListAppend(history);
    new Reads(check.versions, check.findings).check();
    check.cycles();
    return new Verdict(check.findings.all(), JUDGED, check.graph.work());
  }

  private void cycles() {
    int before = findings.all().size();
    int writes = Graph.WW;
    int flow = Graph.WW | Graph.WR;
    report(search.cycle(writes, writes, false));
    report(search.cycle(Graph.WR, flow, false));
    for (int anti : new int[] {Graph.RW, Graph.ANTI}) {
      report(search.cycle(anti, flow, false));
      report(search.cycle(anti, flow | anti, true));
    }
    report(search.cycle(Graph.RW, flow | Graph.RW, false));
    report(search.cycle(Graph.PREDICATE_RW, Graph.DATA, false));
    if (findings.all().size() == before) {
      order();
    }
  }

  /** What nobody needs who is not even serializable. */
  private void order() {
    List<Integer> session = search.cycle(Graph.SESSION, Graph.DATA | Graph.SESSION, false);
    if (session != null) {
      findings.add(
          Anomaly.SESSION_ORDER,
          Level.SESSION_SERIALIZABLE.up(),
          explanation.transactions(session),
          () -> explanation.cycle(session));
    }
    List<Integer> path = new RealTime(graph, versions).path();
    if (path != null) {
      findings.add(
          Anomaly.REAL_TIME,
          Level.STRICT_SERIALIZABLE.up(),
          explanation.transactions(path),
          () -> explanation.path(path));
    }
  }

  private void report(@Nullable List<Integer> cycle) {
    if (cycle == null) {
      return;
    }
    CycleClass kind = CycleClass.of(graph, cycle);
    findings.addOnce(
        kind.anomaly(),
        kind.violated(),
        explanation.transactions(cycle),
        () -> explanation.cycle(cycle));
  }
}
