package io.beldi.runtime;

import java.io.Serial;

/**
 * A call, an extern step or a group of branches ended with a declared error that is still to be
 * raised under its own type.
 *
 * <p>Generated code names each error it expects, so that javac checks the list:
 *
 * <pre>{@code
 * } catch (CallFailed failed) {
 *   failed.rethrow(NoRoom.class);
 *   throw failed.unexpected();
 * }
 * }</pre>
 */
public final class CallFailed extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final DeclaredError error;

  public CallFailed(DeclaredError error) {
    super(error.getMessage(), error, false, false);
    this.error = error;
  }

  public DeclaredError error() {
    return error;
  }

  /** Raises the error if it is of the class given; otherwise does nothing. */
  public <E extends DeclaredError> void rethrow(Class<E> expected) throws E {
    if (expected.isInstance(error)) {
      throw expected.cast(error);
    }
  }

  /** The fault of an error that the contract does not list. */
  public Fault unexpected() {
    return new Fault("", "undeclared error " + error.errorType().code(), error);
  }
}
