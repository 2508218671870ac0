package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Answer;

/** How the engine takes control back from a body. Routine, hence without stack traces. */
abstract class Signal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Signal(String message) {
    super(message, null, false, false);
  }

  /** The attempt is over, and this is its answer: another one was first, or nothing can be done. */
  static final class Over extends Signal {
    private static final long serialVersionUID = 1L;
    private final transient Answer answer;

    Over(Answer answer) {
      super(answer.toString());
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }

    static Over unavailable(String message) {
      return new Over(new Answer.Unavailable(message));
    }
  }

  /** What was assumed did not hold at the commit: the stretch since the last one runs again. */
  static final class Again extends Signal {
    private static final long serialVersionUID = 1L;

    Again() {
      super("again");
    }
  }
}
