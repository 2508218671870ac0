package io.beldi.testkit.sim.choice;

import org.jspecify.annotations.Nullable;

/** Answers the questions of a run. In every question 0 stands for what is plainest. */
public interface Driver {
  /**
   * Decides.
   *
   * @param bound number of outcomes, at least 2
   * @param weights how likely they are; null: all the same
   * @return 0 to {@code bound - 1}, and possible
   */
  int choose(Label label, int bound, @Nullable Weights weights);

  /** Whether the same time for everybody and a choice of who goes next replaces drawn times. */
  default boolean choosesOrder() {
    return false;
  }
}
