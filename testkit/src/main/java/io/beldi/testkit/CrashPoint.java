package io.beldi.testkit;

/**
 * A crash around one request to the store.
 *
 * @param request counted from 1, over all that is sent in the run, by whatever attempt
 * @param applied whether the store has applied the request, and only the reply is lost
 * @param victim what ends
 */
public record CrashPoint(int request, boolean applied, Victim victim) {
  /** The end of the whole process. */
  public CrashPoint(int request, boolean applied) {
    this(request, applied, Victim.PROCESS);
  }

  @Override
  public String toString() {
    String who = victim == Victim.PROCESS ? "a crash" : "a crash of one attempt";
    return who + (applied ? " after" : " before") + " request " + request;
  }
}
