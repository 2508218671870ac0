package io.beldi.testkit;

/** The end of a process: nothing in it may catch this and go on. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
