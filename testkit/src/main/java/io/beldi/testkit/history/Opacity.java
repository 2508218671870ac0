package io.beldi.testkit.history;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether every attempt, also one that was aborted or killed, has only seen what was
 * committed at one moment while it ran. It is judged as if what came to nothing had only read.
 * After Guerraoui and Kapałka, "On the correctness of transactional memory" (2008).
 *
 * <p>An attempt without an end is {@link Outcome#UNKNOWN}: it counts as committed once somebody has
 * seen what it appended.
 */
public final class Opacity {
  private Opacity() {}

  /**
   * Judges a history of attempts.
   *
   * @return about {@link Level#OPACITY} only
   * @throws IllegalArgumentException if one element is appended twice to one list
   */
  public static Verdict check(History attempts) {
    Versions versions = new Versions(attempts, true);
    Findings findings = new Findings();
    new Reads(versions, findings).check();
    Graph graph = Dependencies.graph(versions, false);
    Explanation explanation = new Explanation(versions, graph);
    List<Integer> cycle = new CycleSearch(graph).cycle(Graph.DATA, Graph.DATA, false);
    if (cycle != null) {
      findings.addOnce(
          CycleClass.of(graph, cycle).anomaly(),
          EnumSet.of(Level.OPACITY),
          explanation.transactions(cycle),
          () -> explanation.cycle(cycle));
    }
    @Nullable List<Integer> path = cycle == null ? new RealTime(graph, versions).path() : null;
    if (path != null) {
      findings.add(
          Anomaly.REAL_TIME,
          EnumSet.of(Level.OPACITY),
          explanation.transactions(path),
          () -> explanation.path(path));
    }
    return new Verdict(findings.all(), EnumSet.of(Level.OPACITY), graph.work());
  }
}
