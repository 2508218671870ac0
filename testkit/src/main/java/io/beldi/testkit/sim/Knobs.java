package io.beldi.testkit.sim;

/**
 * The settings of one run.
 *
 * @param protocol the engine with its settings
 * @param clients how many clients there are, at least 1
 * @param period between passes of the collector, in milliseconds
 * @param think longest time that a client waits between operations, in milliseconds
 * @param indexLag by how many writes an index may be behind
 * @param chaos how long things may go wrong, in milliseconds
 * @param forgetting who deletes what has expired
 * @param operations how often an operator does something with a parked instance at most
 */
record Knobs(
    Protocol protocol,
    int clients,
    long period,
    long think,
    int indexLag,
    long chaos,
    Forgetting forgetting,
    int operations) {
  /** Who deletes what has expired while there is chaos. */
  enum Forgetting {
    NOBODY,
    SWEEPER,
    STORE
  }
}
