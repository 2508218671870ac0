package io.beldi.runtime.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many requests of each kind there were, and how many items they concerned. */
public record RequestCounts(Map<RequestKind, Integer> requests, int itemsRead, int itemsWritten) {
  public RequestCounts {
    requests = Map.copyOf(requests);
  }

  /** The counts of a trace. */
  public static RequestCounts of(List<TracedRequest> trace) {
    Map<RequestKind, Integer> requests = new EnumMap<>(RequestKind.class);
    int itemsRead = 0;
    int itemsWritten = 0;
    for (TracedRequest request : trace) {
      requests.merge(request.kind(), 1, Integer::sum);
      if (request.kind().isRead()) {
        itemsRead += request.items();
      } else {
        itemsWritten += request.items();
      }
    }
    return new RequestCounts(requests, itemsRead, itemsWritten);
  }

  /** Requests of one kind. */
  public int of(RequestKind kind) {
    return requests.getOrDefault(kind, 0);
  }

  /** Read requests (R) of every kind. */
  public int reads() {
    return requests.entrySet().stream()
        .filter(entry -> entry.getKey().isRead())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Writes of one item (W). */
  public int writes() {
    return of(RequestKind.WRITE);
  }

  /** Atomic groups (T). */
  public int transactions() {
    return of(RequestKind.TRANSACT);
  }

  /** All requests. */
  public int total() {
    return reads() + writes() + transactions();
  }

  /**
   * The length of the longest chain of requests of which each began after the one before had ended:
   * how many round trips somebody waited for.
   */
  public static int rounds(List<TracedRequest> trace) {
    List<TracedRequest> byEnd = new ArrayList<>(trace);
    byEnd.sort(Comparator.comparingLong(TracedRequest::ended));
    int rounds = 0;
    long lastEnd = -1;
    for (TracedRequest request : byEnd) {
      if (request.started() > lastEnd) {
        rounds++;
        lastEnd = request.ended();
      }
    }
    return rounds;
  }
}
