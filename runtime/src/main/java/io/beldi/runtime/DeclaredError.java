package io.beldi.runtime;

/**
 * An error that a program declares: a result like any other, recorded and delivered once. Carries
 * no stack trace, since it says where it comes from by its type and fields.
 */
public abstract class DeclaredError extends Exception {
  private static final long serialVersionUID = 1L;

  protected DeclaredError(String message) {
    super(message, null, false, false);
  }

  /** The type, which names the error and knows its form on the wire. */
  public abstract ErrorType<?> errorType();
}
