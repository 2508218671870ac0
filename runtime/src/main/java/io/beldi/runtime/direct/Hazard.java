package io.beldi.runtime.direct;

/**
 * What whoever builds a {@link DirectEngine} has to say first. Nobody else's effects may depend on
 * it, so it is for benchmarks and demonstrations.
 */
public enum Hazard {
  /** Effects may be lost, done twice, or seen half done. */
  EFFECTS_MAY_BE_LOST_OR_REPEATED
}
