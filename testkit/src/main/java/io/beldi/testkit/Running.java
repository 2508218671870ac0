package io.beldi.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What runs in one process, on one thread: attempts, the innermost last. */
final class Running {
  private final Deque<Frame> frames = new ArrayDeque<>();
  private boolean over;

  private static final class Frame {
    private final String name;
    private boolean dead;

    Frame(String name) {
      this.name = name;
    }
  }

  /**
   * Runs {@code work} as something that can die by itself.
   *
   * @param name what a person calls it
   */
  <T> T run(String name, Supplier<T> work) {
    frames.push(new Frame(name));
    try {
      return work.get();
    } finally {
      frames.pop();
    }
  }

  /** Ends the innermost attempt, or everything. */
  void kill(Victim victim) {
    if (victim == Victim.PROCESS) {
      over = true;
    } else {
      frames.element().dead = true;
    }
  }

  /** Whether the whole process has ended. */
  boolean isOver() {
    return over;
  }

  /** Whether who asks has ended, and only does not know it yet. */
  boolean isDead() {
    return over || (!frames.isEmpty() && frames.element().dead);
  }

  /** How many run: each waits for the next. */
  int depth() {
    return frames.size();
  }

  /** The name of the innermost one; empty if there is none. */
  String name() {
    return frames.isEmpty() ? "" : frames.element().name;
  }
}
