package io.beldi.testkit;

import io.beldi.testkit.StoredState.Change;
import java.util.List;

/**
 * A run with crashes that did not end as the undisturbed one.
 *
 * @param crashes where, in order
 * @param failures what did not hold in it
 * @param changes the rows that it left in another way
 * @param trace its requests
 */
public record Difference(
    List<CrashPoint> crashes, List<String> failures, List<Change> changes, List<TraceLine> trace) {
  public Difference {
    crashes = List.copyOf(crashes);
    failures = List.copyOf(failures);
    changes = List.copyOf(changes);
    trace = List.copyOf(trace);
  }
}
