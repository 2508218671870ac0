package io.beldi.runtime.daal;

import io.beldi.runtime.invoke.Answer;

/** An execution is over, and this is its answer. Routine, hence without a stack trace. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Answer answer;

  Stop(Answer answer) {
    super(answer.toString(), null, false, false);
    this.answer = answer;
  }

  static Stop unavailable(String message) {
    return new Stop(new Answer.Unavailable(message));
  }

  Answer answer() {
    return answer;
  }
}
