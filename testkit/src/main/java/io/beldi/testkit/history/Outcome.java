package io.beldi.testkit.history;

/** How something ended, as far as the one knows who asked for it. */
public enum Outcome {
  /** It was done. */
  COMMITTED,
  /** It was certainly not done, and never will be. */
  ABORTED,
  /** It was done or not, or still may be done. */
  UNKNOWN
}
