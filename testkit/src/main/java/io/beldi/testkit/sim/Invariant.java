package io.beldi.testkit.sim;

/** What must hold of every run. */
public enum Invariant {
  I1("each step takes effect exactly once"),
  I2("money is conserved and never negative"),
  I3("each accepted message runs once, and no message of an aborted transaction does"),
  I4("one call and one key have one result"),
  I5("the result is one that the program can have"),
  I6("all or nothing across functions, also for a reader in the middle"),
  I7("transactions are strictly serializable"),
  I8("no attempt sees an inconsistent state"),
  I9("each row is linearizable"),
  I10("nothing uncommitted is ever read"),
  I11("nothing is left open at rest"),
  I12("the journal returns to its size at the beginning"),
  I13("nothing is deleted that somebody may need"),
  I14("everything accepted ends in time once all is well"),
  I15("nobody waits or retries for ever"),
  I16("the number of executions of an instance is bounded"),
  I17("the same instance asks the same questions"),
  I18("a poisoned instance is parked, and stops nobody else"),
  I19("items, groups and expressions stay below the limits"),
  I20("logs and errors hold no secret"),
  I21("nothing is thrown that was not foreseen");

  private final String promise;

  Invariant(String promise) {
    this.promise = promise;
  }

  /** In words. */
  public String promise() {
    return promise;
  }
}
