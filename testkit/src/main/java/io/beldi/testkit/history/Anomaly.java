package io.beldi.testkit.history;

/** What can be wrong with a history, with the names that are usual. */
public enum Anomaly {
  DUPLICATE_ELEMENT("duplicate element", "an element was read twice in one list"),
  GARBAGE_READ("garbage read", "an element was read that nobody has appended"),
  INCOMPATIBLE_ORDER("incompatible order", "two reads of one list are not of one sequence"),
  INTERNAL("internal", "a transaction does not see its own appends as they are"),
  G0("G0", "dirty write: a cycle of writes"),
  G1A("G1a", "aborted read"),
  G1B("G1b", "intermediate read"),
  G1C("G1c", "circular flow of information: a cycle of writes and reads"),
  NON_REPEATABLE_READ("non-repeatable read", "a transaction saw two states of one list"),
  LOST_UPDATE("lost update", "two transactions read one state of a list and both append to it"),
  G_SINGLE("G-single", "read skew: a cycle with one anti-dependency"),
  G_NONADJACENT("G-nonadjacent", "long fork: a cycle whose anti-dependencies are apart"),
  G2_ITEM("G2-item", "write skew: a cycle with anti-dependencies"),
  G2("G2", "phantom: a cycle with anti-dependencies on what a scan did not find"),
  SESSION_ORDER("session order", "only the order in which a process asked is violated"),
  REAL_TIME("real time", "only the order of what did not overlap is violated");

  private final String title;
  private final String meaning;

  Anomaly(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  /** The usual name. */
  @Override
  public String toString() {
    return title;
  }
}
