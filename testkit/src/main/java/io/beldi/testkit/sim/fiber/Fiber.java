package io.beldi.testkit.sim.fiber;

/** One thread of control. */
public interface Fiber {
  /**
   * Lets it run until it pauses or ends. Not from inside a fiber.
   *
   * @throws RuntimeException or an Error, if its body has thrown one
   */
  void resume();

  /** Whether its body has come to an end. */
  boolean isEnded();
}
