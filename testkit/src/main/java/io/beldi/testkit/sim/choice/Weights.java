package io.beldi.testkit.sim.choice;

/** How likely each outcome of a decision is. Outcome 0 has what the others leave. */
public final class Weights {
  /** The sum of all weights. */
  public static final int TOTAL = 100_000;

  private final int[] weights;
  private final int sum;

  /**
   * @param weights of the outcomes from 1 on, each at least 0, together at most {@link #TOTAL}
   */
  public Weights(int[] weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    if (total > TOTAL) {
      throw new IllegalArgumentException("weights of " + total + " are more than everything");
    }
    this.weights = weights.clone();
    this.sum = total;
  }

  /** The number of outcomes, 0 included. */
  int bound() {
    return weights.length + 1;
  }

  /** Whether the outcome is possible at all. */
  boolean isPossible(int outcome) {
    return outcome == 0 || (outcome <= weights.length && weights[outcome - 1] > 0);
  }

  /**
   * The outcome at {@code point}.
   *
   * @param point 0 to {@link #TOTAL} - 1, all equally likely
   */
  int outcome(int point) {
    if (point >= sum) {
      return 0;
    }
    int rest = point;
    for (int i = 0; i < weights.length; i++) {
      rest -= weights[i];
      if (rest < 0) {
        return i + 1;
      }
    }
    return 0;
  }
}
