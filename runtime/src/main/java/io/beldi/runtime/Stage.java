package io.beldi.runtime;

/**
 * Where a {@link Scenario} plays: state that starts empty, and a clock that does not run by itself.
 */
public interface Stage {

  /** Begins a statement: an instance of its own, which can do what a function can. */
  Instance begin(Step step);

  /** Ends it: what it wrote becomes visible, and spawned work runs until none is left. */
  void end();

  /**
   * Checks an expectation that compares two values.
   *
   * @param holds whether it holds
   * @param expectation the source text
   * @param found the left side as text, and {@code wanted} the right side; empty where there is
   *     none
   */
  void expect(Step step, boolean holds, String expectation, String found, String wanted);

  /** Notes that {@code error} was raised, as the scenario wanted. */
  void failedAsExpected(Step step, DeclaredError error);

  /** The step ended without the error it should have failed with. */
  void expectedFailure(Step step, String wanted, String found);
}
