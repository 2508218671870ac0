package io.beldi.local.seed;

import java.util.List;

/** Seed files that cannot be loaded; nothing was written. */
public final class SeedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  SeedException(List<String> problems) {
    super(String.join("\n", problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** One line for each problem, beginning with its place. */
  public List<String> problems() {
    return problems;
  }
}
