package io.beldi.runtime.collect;

/** Who is told of parked instances: a terminal, a queue, a counter. */
@FunctionalInterface
public interface DeadLetters {
  /**
   * Is told at least once of every parking that nobody has undone meanwhile; a second time with the
   * same id if a collector ended, or could not write, in between. What it throws is told to the
   * caller of the collector, whose next pass tries again.
   */
  void send(DeadLetter letter);

  /** Takes no notice. */
  static DeadLetters none() {
    return letter -> {};
  }
}
