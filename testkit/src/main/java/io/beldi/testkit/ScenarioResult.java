package io.beldi.testkit;

import java.util.List;

/**
 * How a {@code test} block went.
 *
 * @param name the name that the source gives it
 * @param site where it stands
 * @param failures what did not hold, each with its place; empty if it passed
 */
public record ScenarioResult(String name, String site, List<String> failures) {
  public ScenarioResult {
    failures = List.copyOf(failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }
}
