package io.beldi.testkit.sim;

import org.jspecify.annotations.Nullable;

/** Something that a task waits for, once. */
final class Wake {
  private @Nullable Task waiter;
  private boolean fired;

  boolean isFired() {
    return fired;
  }

  void waiter(Task task) {
    waiter = task;
  }

  /** Marks it as having come; returns who has to be told. */
  @Nullable Task fire() {
    if (fired) {
      return null;
    }
    fired = true;
    return waiter;
  }
}
