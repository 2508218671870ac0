package io.beldi.runtime.store.model;

/** An item, or a value in it, that no store accepts. */
public final class UnstorableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnstorableException(String message) {
    super(message);
  }
}
