package io.beldi.testkit;

import java.util.List;

/**
 * What a {@link CrashSearch} has found.
 *
 * @param failures what does not hold even without a crash; then no crash was tried
 * @param requests of the undisturbed run
 * @param trace the undisturbed run's requests
 * @param processCrashes runs in which the process ended once
 * @param attemptCrashes runs in which one attempt among others ended once
 * @param pairs runs with a second crash
 * @param differences how many of all these runs did not end as the undisturbed one
 * @param shown the first few of them
 */
public record CrashReport(
    List<String> failures,
    int requests,
    List<TraceLine> trace,
    long processCrashes,
    long attemptCrashes,
    long pairs,
    long differences,
    List<Difference> shown) {
  public CrashReport {
    failures = List.copyOf(failures);
    trace = List.copyOf(trace);
    shown = List.copyOf(shown);
  }

  /** Runs with one crash. */
  public long points() {
    return processCrashes + attemptCrashes;
  }

  public boolean passed() {
    return failures.isEmpty() && differences == 0;
  }
}
