package io.beldi.benchmarks.meter;

/** The requests that a store is sent. */
public enum Kind {
  GET("get"),
  BATCH("batchGet"),
  SNAPSHOT("transactGet"),
  QUERY("query"),
  SCAN("scan"),
  PUT("put"),
  UPDATE("update"),
  DELETE("delete"),
  TRANSACT("transactWrite");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** As in the table and in JSON. */
  public String label() {
    return label;
  }
}
