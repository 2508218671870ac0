package io.beldi.testkit;

/** What a crash takes with it. */
public enum Victim {
  /**
   * The whole process: every attempt in it, and all work that waits there. A new process starts,
   * and whoever was waiting for an answer asks again.
   */
  PROCESS,
  /**
   * Only the attempt that sends the request, as where each function runs by itself. Its caller
   * learns that the invocation was lost, lives on and tries again.
   */
  ATTEMPT
}
