package io.beldi.benchmarks.cost;

/**
 * Dollars for a million requests.
 *
 * @param engine as in tables, or the paper's system
 * @param work what is asked for
 * @param store for read and write units
 * @param functions for executions, their duration left out
 */
public record CostRow(String engine, String work, double store, double functions) {
  public double dollars() {
    return store + functions;
  }
}
