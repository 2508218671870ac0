package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Mark;
import io.beldi.testkit.sim.choice.Recording;
import io.beldi.testkit.sim.fault.FaultCounts;
import io.beldi.testkit.sim.fault.FaultKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What came of many runs. */
public final class Summary {
  private final String name;
  private final FaultCounts faults = new FaultCounts();
  private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
  private final Set<Long> states = new HashSet<>();
  private final List<Failure> failures = new ArrayList<>();
  private long runs;
  private long instances;
  private long executions;
  private int most;
  private long steps;
  private long forgotten;
  private long repeated;
  private long nanos;

  Summary(String name) {
    this.name = name;
  }

  /** A run in which something did not hold. */
  public record Failure(long seed, Violation violation, Recording recording) {}

  /** Adds one run. */
  void add(long seed, RunResult result) {
    runs++;
    instances += result.instances();
    executions += result.executions();
    most = Math.max(most, result.most());
    steps += result.steps();
    forgotten += result.forgotten();
    faults.add(result.faults());
    marks.addAll(result.marks());
    states.add(result.stateHash());
    Violation violation = result.violation();
    if (violation != null) {
      failures.add(new Failure(seed, violation, result.recording()));
    }
  }

  /** A run was run again, and was the same. */
  void repeated() {
    repeated++;
  }

  void took(long time) {
    nanos = time;
  }

  /** Adds the runs of another thread. */
  void add(Summary other) {
    runs += other.runs;
    instances += other.instances;
    executions += other.executions;
    most = Math.max(most, other.most);
    steps += other.steps;
    forgotten += other.forgotten;
    repeated += other.repeated;
    faults.add(other.faults);
    marks.addAll(other.marks);
    states.addAll(other.states);
    failures.addAll(other.failures);
  }

  public long runs() {
    return runs;
  }

  public long instances() {
    return instances;
  }

  public long executions() {
    return executions;
  }

  /** How many executions the instance had that had most, those that its client asked for too. */
  public int mostExecutions() {
    return most;
  }

  /** How many records were deleted while something was going on. */
  public long forgotten() {
    return forgotten;
  }

  /** How many runs were run twice, to see whether they are the same. */
  public long repeats() {
    return repeated;
  }

  public FaultCounts faults() {
    return faults;
  }

  /** The ways out of trouble that were gone. */
  public Set<Mark> marks() {
    return Set.copyOf(marks);
  }

  /** The kinds of faults that never struck. */
  public Set<FaultKind> missingFaults() {
    Set<FaultKind> missing = EnumSet.allOf(FaultKind.class);
    missing.removeIf(kind -> faults.of(kind) > 0);
    return missing;
  }

  /** How many different states the rows were in at the end. */
  public int states() {
    return states.size();
  }

  /** In the order of their seeds. */
  public List<Failure> failures() {
    return failures.stream()
        .sorted((one, other) -> Long.compare(one.seed(), other.seed()))
        .toList();
  }

  @Override
  public String toString() {
    Set<Mark> missing = EnumSet.allOf(Mark.class);
    missing.removeAll(marks);
    double seconds = nanos / 1e9;
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %,d runs, %,d instances, %,d executions (%d of one instance at most), %,d steps, %,d crashes,"
                + " %,d records forgotten,"
                + " %,d different ends, %,d repeated, %.1f s (%.0f runs/s)%n",
            name,
            runs,
            instances,
            executions,
            most,
            steps,
            faults.crashes(),
            forgotten,
            states.size(),
            repeated,
            seconds,
            runs / seconds));
    text.append("  faults: ").append(faults).append(System.lineSeparator());
    text.append("  marks reached: ").append(marks.size()).append(", not reached: ").append(missing);
    text.append(System.lineSeparator()).append("  failures: ").append(failures.size());
    for (Failure failure : failures()) {
      text.append(System.lineSeparator());
      text.append("    seed ")
          .append(failure.seed())
          .append(": ")
          .append(failure.violation().text());
    }
    return text.toString();
  }
}
