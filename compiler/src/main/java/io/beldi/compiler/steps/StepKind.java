package io.beldi.compiler.steps;

/** What happens at a step. The word is part of the lock file's form. */
public enum StepKind {
  /** Reads a row. */
  READ("read"),
  /** Reads a page of a state. */
  SCAN("scan"),
  /** Reads a page of a partition. */
  RANGE("range"),
  /** Reads a page of an index. */
  INDEX("index"),
  /** Puts a row. */
  PUT("put"),
  /** Puts a row if there is none. */
  INSERT("insert"),
  /** Changes fields of a row. */
  UPDATE("update"),
  /** Deletes a row. */
  DELETE("delete"),
  /** Calls a function. */
  CALL("call"),
  /** Spawns a function. */
  SPAWN("spawn"),
  /** Runs an extern step. */
  RUN("run"),
  /** A transaction, around the steps of its body. */
  TRANSACTION("transaction"),
  /** A loop with steps, around them. */
  FOR("for"),
  /** Statements side by side, around their steps. */
  PARALLEL("parallel"),
  /** A derived id. */
  DERIVE("derive"),
  /** The clock. */
  NOW("now"),
  /** A derived key for the outside world. */
  STEP_KEY("stepKey");

  private final String word;

  StepKind(String word) {
    this.word = word;
  }

  /** The word that names the kind. */
  public String word() {
    return word;
  }
}
