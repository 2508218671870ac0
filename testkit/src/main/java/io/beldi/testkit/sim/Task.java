package io.beldi.testkit.sim;

import io.beldi.testkit.sim.fiber.Fiber;
import org.jspecify.annotations.Nullable;

/** A thread of control, and the execution whose death ends it; null: a client, which lives on. */
final class Task {
  private final Fiber fiber;
  private final @Nullable Execution execution;

  Task(Fiber fiber, @Nullable Execution execution) {
    this.fiber = fiber;
    this.execution = execution;
  }

  Fiber fiber() {
    return fiber;
  }

  @Nullable Execution execution() {
    return execution;
  }
}
