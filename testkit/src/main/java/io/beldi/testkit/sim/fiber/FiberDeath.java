package io.beldi.testkit.sim.fiber;

/**
 * Ends a fiber that will never be resumed. Nothing that a dead fiber does may be seen by anybody.
 */
public final class FiberDeath extends Error {
  private static final long serialVersionUID = 1L;

  public FiberDeath() {
    super("this fiber is dead", null, false, false);
  }
}
