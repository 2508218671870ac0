package io.beldi.testkit.sim.choice;

import org.jspecify.annotations.Nullable;

/**
 * Repeats what a recording says. What it does not say, or what is not possible (any more), becomes
 * 0.
 */
public final class ReplayDriver implements Driver {
  private final Recording recording;
  private final int[] positions = new int[Family.values().length];

  public ReplayDriver(Recording recording) {
    this.recording = recording;
  }

  @Override
  public int choose(Label label, int bound, @Nullable Weights weights) {
    Family family = label.family();
    int value = recording.get(family, positions[family.index()]++);
    boolean possible = value < bound && (weights == null || weights.isPossible(value));
    return possible ? value : 0;
  }

  @Override
  public boolean choosesOrder() {
    return recording.choosesOrder();
  }
}
