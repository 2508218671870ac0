package io.beldi.runtime.invoke;

import java.util.List;
import java.util.concurrent.locks.Lock;

/** Everything that runs at the same time in one process does so through this. */
public interface Concurrency {
  /**
   * Runs all tasks, at most {@code width} at once (0: no limit), and returns when all have ended.
   * The tasks themselves throw nothing.
   */
  void runAll(List<Runnable> tasks, int width);

  /** Runs a task some time later, without waiting for it. */
  void start(Runnable task);

  /** A lock that may be held during requests. */
  Lock lock();

  /** Platform threads, as many as are asked for. */
  static Concurrency threads() {
    return new Threads();
  }
}
