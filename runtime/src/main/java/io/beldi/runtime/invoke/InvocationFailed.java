package io.beldi.runtime.invoke;

/** An invocation brought no answer: it was lost, came too late, or was never accepted. */
public final class InvocationFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public InvocationFailed(String message) {
    super(message);
  }
}
