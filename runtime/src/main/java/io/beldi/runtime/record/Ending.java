package io.beldi.runtime.record;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.Status;

/**
 * The result of an instance.
 *
 * @param code of the declared error; empty where the function returned
 * @param json the output, or the error's fields
 */
record Ending(String code, Bytes json) {
  static Ending returned(Bytes output) {
    return new Ending("", output);
  }

  static Ending failed(DeclaredError error) {
    return new Ending(error.errorType().code(), DeclaredErrors.fields(error));
  }

  boolean isConflict() {
    return code.equals(Conflict.TYPE.code());
  }

  Status status() {
    return code.isEmpty() ? Status.DONE : Status.FAILED;
  }

  Answer answer(boolean recorded) {
    return code.isEmpty()
        ? new Answer.Returned(json, recorded)
        : new Answer.Failed(code, json, recorded);
  }
}
