package io.beldi.testkit;

/** Is told how far a long search is. */
@FunctionalInterface
public interface Progress {
  /**
   * Called after each run.
   *
   * @param done runs so far
   * @param all as many as there will be, as far as is known by now
   */
  void ran(long done, long all);

  /** Takes no notice. */
  static Progress none() {
    return (done, all) -> {};
  }
}
