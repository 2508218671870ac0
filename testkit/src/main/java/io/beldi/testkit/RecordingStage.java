package io.beldi.testkit;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Stage;
import io.beldi.runtime.Step;
import java.util.ArrayList;
import java.util.List;

/** Notes what does not hold, and goes on: one run shows every broken expectation. */
final class RecordingStage implements Stage {
  private final World world;
  private final List<String> failures = new ArrayList<>();
  private String last = "";

  RecordingStage(World world) {
    this.world = world;
  }

  @Override
  public Instance begin(Step step) {
    last = step.site();
    return new SceneInstance(world);
  }

  @Override
  public void end() {
    world.rest();
  }

  @Override
  public void expect(Step step, boolean holds, String expectation, String found, String wanted) {
    if (!holds) {
      String sides = wanted.isEmpty() ? "" : "\n    found:  " + found + "\n    wanted: " + wanted;
      failures.add(step.site() + ": does not hold: " + expectation + sides);
    }
  }

  @Override
  public void failedAsExpected(Step step, DeclaredError error) {
    last = step.site();
    world.rest();
  }

  @Override
  public void expectedFailure(Step step, String wanted, String found) {
    failures.add(step.site() + ": should fail with " + wanted + ", but " + found);
  }

  /** The place of the statement that was begun last. */
  String last() {
    return last;
  }

  List<String> failures() {
    return failures;
  }
}
