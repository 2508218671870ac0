package io.beldi.testkit;

/**
 * Where a run loses its process: around one request to the store.
 *
 * @param request counted from 1
 * @param applied whether the store has applied the request, and only the reply is lost
 */
public record CrashPoint(int request, boolean applied) {
  @Override
  public String toString() {
    return "a crash " + (applied ? "after" : "before") + " request " + request;
  }
}
