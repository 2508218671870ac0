package io.beldi.runtime.store;

import java.util.List;

/**
 * One request that a {@link CountingStore} has seen.
 *
 * @param kind what was asked
 * @param tables the tables concerned, in the order of the request, each once
 * @param items how many items were read, found or not, or written
 * @param started the moment it began, counted in beginnings and ends of requests
 * @param ended the moment it ended, in the same count
 */
public record TracedRequest(
    RequestKind kind, List<String> tables, int items, long started, long ended) {
  public TracedRequest {
    tables = List.copyOf(tables);
  }
}
