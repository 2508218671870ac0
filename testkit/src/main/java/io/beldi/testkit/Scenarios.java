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

  /** Plays one on empty state, undisturbed. */
  public static ScenarioResult play(Application application, Scenario scenario) {
    return play(new World.Cast(application), scenario);
  }

  static ScenarioResult play(World.Cast cast, Scenario scenario) {
    World world = new World(cast, List.of(), false);
    return new ScenarioResult(scenario.name(), scenario.site(), play(scenario, world));
  }

  /**
   * Plays one undisturbed and, if that passes, again for every point at which a crash can hit it.
   * Each of these runs must hold the same expectations and leave the same rows.
   *
   * @param pairs whether also with a second crash at each later point
   */
  public static CrashReport crash(
      Application application, Scenario scenario, boolean pairs, Progress progress) {
    return crash(new World.Cast(application), scenario, pairs, progress);
  }

  static CrashReport crash(World.Cast cast, Scenario scenario, boolean pairs, Progress progress) {
    return new CrashSearch(cast, world -> play(scenario, world), progress).run(pairs);
  }

  private static List<String> play(Scenario scenario, World world) {
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
    return failures;
  }
}
