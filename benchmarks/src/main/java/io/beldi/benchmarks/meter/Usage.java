package io.beldi.benchmarks.meter;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What some work has used.
 *
 * @param byKind requests to the store, failed ones included
 * @param chain the longest chain of requests, one after another, before whoever asked was answered
 * @param writeUnits as DynamoDB bills them, those of indexes included
 * @param readUnits as DynamoDB bills them
 * @param invocations executions of functions, the root included
 * @param bytes of keys and items that travelled to and from the store
 * @param payload bytes that travelled between functions
 */
public record Usage(
    Map<Kind, Integer> byKind,
    int chain,
    long writeUnits,
    double readUnits,
    int invocations,
    long bytes,
    long payload) {
  public Usage {
    Map<Kind, Integer> copy = new EnumMap<>(Kind.class);
    copy.putAll(byKind);
    byKind = Collections.unmodifiableMap(copy);
  }

  /** All requests to the store. */
  public int requests() {
    return byKind.values().stream().mapToInt(Integer::intValue).sum();
  }
}
