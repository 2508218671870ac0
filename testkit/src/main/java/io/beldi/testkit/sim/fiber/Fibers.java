package io.beldi.testkit.sim.fiber;

/**
 * Makes fibers, all of which run on the thread that resumes them, or as if they did. One object
 * serves one thread. A fiber that is never resumed again costs nothing once this is closed.
 */
public interface Fibers extends AutoCloseable {
  /** A fiber that has not begun yet. */
  Fiber create(Runnable body);

  /**
   * Suspends the fiber that runs, until it is resumed.
   *
   * @throws FiberDeath if it never will be
   */
  void pause();

  /** Ends all fibers that have not ended. */
  @Override
  void close();

  /** Whether {@link #continuations} can be had on this JVM. */
  static boolean hasContinuations() {
    return Continuations.isAvailable();
  }

  /**
   * Fibers that cost next to nothing, made of the JDK's own continuations: JDK 21 or later, with
   * {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
   *
   * @throws IllegalStateException if this JVM does not offer them
   */
  static Fibers continuations() {
    return new ContinuationFibers();
  }

  /** Fibers that are platform threads, of which one runs at a time. */
  static Fibers threads() {
    return new ThreadFibers();
  }

  /** The best that this JVM offers. */
  static Fibers best() {
    return hasContinuations() ? continuations() : threads();
  }
}
