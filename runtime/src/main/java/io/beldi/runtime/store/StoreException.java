package io.beldi.runtime.store;

/**
 * The store did not answer a read, or refused a request outright. Nothing was written. Never means
 * "absent".
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What went wrong, as far as the caller must know. */
  public enum Kind {
    /** Too much load; trying later may help. */
    THROTTLED,
    /** Not reachable, or an error of the server; trying later may help. */
    UNAVAILABLE,
    /** The request breaks a limit or a rule of the store; trying again cannot help. */
    INVALID,
    /** The table is not there. */
    NO_TABLE
  }
}
