package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays the tests of a program. */
public final class Scenarios {
  private Scenarios() {}

  /** Every block of the modules given, in the order of their sources. */
  public static List<Scenario> of(Application tests) {
    return tests.modules().stream().flatMap(module -> module.scenarios().stream()).toList();
  }

  /**
   * Plays one on empty state: once undisturbed and, if that passes, again with a crash before and
   * after each request to the store. Each of these runs must hold the same expectations and leave
   * the same rows.
   */
  public static ScenarioResult play(Application application, Scenario scenario) {
    Run undisturbed = run(application, scenario, null);
    if (!undisturbed.failures().isEmpty()) {
      return result(scenario, 0, undisturbed.failures());
    }
    List<String> failures = new ArrayList<>();
    int crashes = 0;
    for (int request = 1; request <= undisturbed.requests(); request++) {
      for (boolean applied : new boolean[] {false, true}) {
        CrashPoint point = new CrashPoint(request, applied);
        Run run = run(application, scenario, point);
        run.failures().forEach(failure -> failures.add("with " + point + ": " + failure));
        String difference = undisturbed.snapshot().difference(run.snapshot());
        if (!difference.isEmpty()) {
          failures.add(point + " leaves other rows:" + difference);
        }
        crashes++;
      }
    }
    return result(scenario, crashes, failures);
  }

  /** What one run came to. */
  private record Run(List<String> failures, int requests, Snapshot snapshot) {}

  private static Run run(Application application, Scenario scenario, @Nullable CrashPoint crash) {
    World world = new World(application, crash);
    RecordingStage stage = new RecordingStage(world);
    List<String> failures = new ArrayList<>();
    try {
      scenario.play(stage);
      failures.addAll(stage.failures());
    } catch (DeclaredError error) {
      failures.addAll(stage.failures());
      failures.add(stage.last() + ": failed with " + error.getMessage());
    } catch (Fault fault) {
      failures.addAll(stage.failures());
      failures.add(fault.site() + ": fault: " + fault.getMessage());
    }
    return new Run(failures, world.requests(), world.snapshot());
  }

  private static ScenarioResult result(Scenario scenario, int crashes, List<String> failures) {
    return new ScenarioResult(scenario.name(), scenario.site(), crashes, failures);
  }
}
