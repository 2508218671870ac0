package io.beldi.testkit.sim;

/** An invariant does not hold. Ends the run. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONG = 1_000;

  private final Invariant invariant;

  public Violation(Invariant invariant, String message) {
    super(message);
    this.invariant = invariant;
  }

  public Violation(Invariant invariant, String message, Throwable cause) {
    super(message, cause);
    this.invariant = invariant;
  }

  public Invariant invariant() {
    return invariant;
  }

  /** In one line. */
  public String text() {
    String message = String.valueOf(getMessage());
    String shown = message.length() > LONG ? message.substring(0, LONG) + "…" : message;
    return invariant + " (" + invariant.promise() + "): " + shown;
  }
}
