package io.beldi.runtime.store;

/** The kinds of requests that a store is paid for. */
public enum RequestKind {
  GET,
  BATCH,
  SNAPSHOT,
  QUERY,
  SCAN,
  WRITE,
  TRANSACT;

  /** Whether requests of this kind only read. */
  public boolean isRead() {
    return this != WRITE && this != TRANSACT;
  }
}
