package io.beldi.runtime;

/**
 * Branches that run at the same time. Each sees the buffer of the scope that forked, not the
 * others'; all of them finish before {@link #join} returns, and their writes merge in source order.
 */
public interface Fork {

  /** Adds a branch; it may start at once. */
  <T> Branch<T> branch(Body<T> body);

  /**
   * Waits for all branches.
   *
   * @throws CallFailed with the first declared error in source order
   */
  void join() throws CallFailed;

  /** What a branch does, in a scope of its own. */
  @FunctionalInterface
  interface Body<T> {
    T run(Instance branch) throws DeclaredError;
  }

  /** A branch's result, to be read after {@link Fork#join}. */
  interface Branch<T> {
    T value();
  }
}
