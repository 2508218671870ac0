package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Plays the tests of a program. */
public final class Scenarios {
  private Scenarios() {}

  /** Every block of the modules given, in the order of their sources. */
  public static List<Scenario> of(Application tests) {
    return tests.modules().stream().flatMap(module -> module.scenarios().stream()).toList();
  }

  /** Plays each on empty state of its own. */
  public static List<ScenarioResult> play(Application application, List<Scenario> scenarios) {
    return scenarios.stream().map(scenario -> play(application, scenario)).toList();
  }

  /** Plays one on empty state. */
  public static ScenarioResult play(Application application, Scenario scenario) {
    RecordingStage stage = new RecordingStage(new World(application));
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
    return new ScenarioResult(scenario.name(), scenario.site(), failures);
  }
}
