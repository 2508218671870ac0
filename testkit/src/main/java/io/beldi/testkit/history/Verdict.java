package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a checker says of a history.
 *
 * @param findings each kind of anomaly once, with the smallest example, worst first
 * @param judged the levels that were looked at
 * @param work how many edges of graphs were followed
 */
public record Verdict(List<Finding> findings, Set<Level> judged, long work) {
  public Verdict {
    findings = List.copyOf(findings);
    judged = Collections.unmodifiableSet(EnumSet.copyOf(judged));
  }

  /**
   * Whether the history shows nothing that the level forbids.
   *
   * @throws IllegalArgumentException if the checker has not looked
   */
  public boolean satisfies(Level level) {
    if (!judged.contains(level)) {
      throw new IllegalArgumentException(level + " was not looked at");
    }
    return findings.stream().noneMatch(finding -> finding.violated().contains(level));
  }

  /** The levels that it satisfies, without those that another one implies. */
  public Set<Level> strongest() {
    Set<Level> strongest = EnumSet.noneOf(Level.class);
    judged.stream().filter(this::satisfies).forEach(strongest::add);
    for (Level level : List.copyOf(strongest)) {
      Set<Level> implied = EnumSet.copyOf(level.down());
      implied.remove(level);
      strongest.removeAll(implied);
    }
    return Collections.unmodifiableSet(strongest);
  }

  /** What was found. */
  public Set<Anomaly> anomalies() {
    Set<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);
    findings.forEach(finding -> anomalies.add(finding.anomaly()));
    return Collections.unmodifiableSet(anomalies);
  }

  @Override
  public String toString() {
    List<String> levels = strongest().stream().map(Level::toString).toList();
    List<String> lines = new ArrayList<>();
    lines.add("satisfies " + (levels.isEmpty() ? "no level" : String.join(" and ", levels)));
    findings.forEach(finding -> lines.add(finding.toString().stripTrailing()));
    return String.join("\n", lines) + "\n";
  }
}
