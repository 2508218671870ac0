package io.beldi.runtime.invoke;

/** How a transaction stands, as far as the one who tells knows. */
public enum Decision {
  /** Neither committed nor aborted. */
  UNDECIDED,
  /** All of it has happened. */
  COMMITTED,
  /** None of it will ever happen. */
  ABORTED
}
