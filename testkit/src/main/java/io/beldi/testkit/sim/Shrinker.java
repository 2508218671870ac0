package io.beldi.testkit.sim;

import io.beldi.testkit.sim.choice.Family;
import io.beldi.testkit.sim.choice.Recording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Looks for the plainest decisions after which the same invariant does not hold. */
final class Shrinker {
  private static final List<Family> LOWERED =
      List.of(Family.EXTENT, Family.LATENCY, Family.KNOB, Family.SCHEDULE, Family.WORKLOAD);

  private final Function<Recording, RunResult> run;
  private final Invariant invariant;
  private final long deadline;
  private Recording best;
  private int runs;

  /**
   * @param run runs a recording
   * @param failure decisions after which {@code invariant} does not hold
   */
  Shrinker(
      Function<Recording, RunResult> run, Recording failure, Invariant invariant, Duration budget) {
    this.run = run;
    this.best = failure;
    this.invariant = invariant;
    this.deadline = System.nanoTime() + budget.toNanos();
  }

  /** The plainest that was found. */
  Recording shrink() {
    int before;
    do {
      before = best.decisions();
      kindsOfFaults();
      each(Family.FAULT, 0);
      each(Family.OMISSION, 1);
      LOWERED.forEach(family -> each(family, 0));
    } while (best.decisions() != before && hasTime());
    return best;
  }

  /** How many runs it took. */
  int runs() {
    return runs;
  }

  private void kindsOfFaults() {
    for (int kind : Arrays.stream(best.of(Family.FAULT)).filter(k -> k > 0).distinct().toArray()) {
      int[] without = best.of(Family.FAULT);
      for (int i = 0; i < without.length; i++) {
        without[i] = without[i] == kind ? 0 : without[i];
      }
      attempt(best.with(Family.FAULT, without));
    }
  }

  /** Sets as many decisions of a family as it can to {@code plain}: first in large spans. */
  private void each(Family family, int plain) {
    int length = family == Family.OMISSION ? omissible() : best.length(family);
    for (int span = Math.max(1, length); span >= 1 && hasTime(); span /= 2) {
      for (int from = 0; from < length && hasTime(); from += span) {
        span(family, plain, from, Math.min(length, from + span));
      }
    }
  }

  private void span(Family family, int plain, int from, int to) {
    int[] values = Arrays.copyOf(best.of(family), Math.max(to, best.length(family)));
    if (IntStream.range(from, to).allMatch(i -> values[i] == plain)) {
      return;
    }
    Arrays.fill(values, from, to, plain);
    attempt(best.with(family, values));
  }

  /** There is a decision for each operation, and zeros at the end are not recorded. */
  private int omissible() {
    return Math.max(best.length(Family.OMISSION), best.length(Family.WORKLOAD) / 2);
  }

  private void attempt(Recording candidate) {
    if (!hasTime()) {
      return;
    }
    runs++;
    RunResult result = run.apply(candidate);
    Violation violation = result.violation();
    if (violation != null && violation.invariant() == invariant) {
      // What the run has really decided: without what it did not ask for.
      best = result.recording();
    }
  }

  private boolean hasTime() {
    return System.nanoTime() < deadline;
  }
}
