package io.beldi.runtime;

/**
 * Somebody else changed what this attempt of a transaction had read. No stack trace: it is routine.
 */
public final class TransactionConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TransactionConflict(String message) {
    super(message, null, false, false);
  }
}
