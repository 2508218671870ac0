package io.beldi.local.http;

/** A request that is refused before it reaches a function. */
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  BadRequest(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  static BadRequest because(String detail) {
    return new BadRequest(Problem.of(400, detail));
  }

  /**
   * @param pointer the place in the input, as a JSON pointer
   */
  static BadRequest at(String pointer, String detail) {
    return new BadRequest(Problem.of(400, detail).with("pointer", pointer));
  }

  Problem problem() {
    return problem;
  }
}
