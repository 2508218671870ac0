package io.beldi.benchmarks.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request whose costs are looked at.
 *
 * @param name as in tables and in JSON
 * @param folder of the program, from the root of the checkout
 * @param before what is asked first, so that the rows are there that it needs
 * @param request what is measured
 * @param published what the same work took in the paper's own system; null where nobody knows
 */
public record Work(
    String name, String folder, List<Call> before, Call request, @Nullable Published published) {
  public Work {
    before = List.copyOf(before);
  }

  /**
   * A request.
   *
   * @param function full name
   * @param key of the request; null if it has none
   * @param input one JSON object
   */
  public record Call(String function, @Nullable String key, String input) {}

  /**
   * The paper's system as its public code was measured: {@code beldilib} and the applications of
   * the repository, unmodified, on DynamoDB Local with every request counted.
   *
   * @param requests to the database
   * @param chain of them one after another; 0 where that was not looked at
   * @param writeUnits as DynamoDB Local reported; 0 where that was not looked at
   * @param readUnits as DynamoDB Local reported
   * @param invocations executions of functions
   */
  public record Published(
      int requests, int chain, int writeUnits, int readUnits, int invocations) {}
}
