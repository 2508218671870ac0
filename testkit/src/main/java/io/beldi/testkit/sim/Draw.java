package io.beldi.testkit.sim;

/** Decides what a workload leaves open. */
@FunctionalInterface
public interface Draw {
  /** One of 0 to {@code bound - 1}. */
  int below(int bound);

  /** Whether something is so, in one of {@code bound} cases. */
  default boolean oneIn(int bound) {
    return below(bound) == bound - 1;
  }
}
