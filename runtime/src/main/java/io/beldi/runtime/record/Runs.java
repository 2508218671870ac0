package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Instance.Action;
import io.beldi.runtime.Instance.Extern;
import io.beldi.runtime.Step;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import java.time.Duration;

/** Plain Java steps of one scope. */
final class Runs {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Scope scope;
  private final Attempt attempt;

  Runs(Scope scope) {
    this.scope = scope;
    this.attempt = scope.attempt;
  }

  <O> O run(Step step, Extern<O> extern, Action<O> action) throws CallFailed {
    Path at = scope.at(step);
    if (!extern.safe()) {
      attempt.commits().point(scope.strand, at, true);
    }
    Answer answer =
        scope.observe(
            step,
            Kind.RUN,
            Fingerprint.of(extern.name()),
            () ->
                extern.safe()
                    ? tries(attempt, step, extern, action)
                    : attempt.known(at, () -> tries(attempt, step, extern, action)),
            Runs::toValue,
            Runs::fromValue);
    return outcome(step, extern, answer);
  }

  /**
   * The first result, as it can be recorded.
   *
   * @throws Fault if no try succeeds
   */
  static <O> Answer tries(Attempt attempt, Step step, Extern<O> extern, Action<O> action) {
    Backoff waits = new Backoff(extern.backoff(), max(extern.backoff(), LONGEST_WAIT));
    for (int tries = 1; ; tries++) {
      attempt.checkTime(1);
      try {
        return new Answer.Returned(Json.write(extern.output(), action.run()), true);
      } catch (DeclaredError error) {
        return Ending.failed(error).answer(true);
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
        if (broken instanceof RuntimeException own
            && (Attempt.isEngine(own) || own instanceof Fault)) {
          throw own;
        }
        if (tries >= extern.attempts()) {
          throw new Fault(
              step.site(), extern.name() + " failed" + times(tries) + ": " + broken, broken);
        }
        attempt.services().reached(Mark.RUN_AGAIN);
        attempt
            .services()
            .platform()
            .clock()
            .sleep(waits.after(tries, attempt.services().platform().ids()));
      }
    }
  }

  private static String times(int tries) {
    return tries == 1 ? "" : " " + tries + " times";
  }

  static <O> O outcome(Step step, Extern<O> extern, Answer answer) throws CallFailed {
    if (answer instanceof Answer.Failed failed) {
      throw new CallFailed(
          DeclaredErrors.read(step.site(), extern.errors(), failed.code(), failed.fields()));
    }
    try {
      return Json.read(extern.output(), ((Answer.Returned) answer).output());
    } catch (MalformedInput broken) {
      throw new Fault(
          step.site(), "the result of " + extern.name() + " " + broken.getMessage(), broken);
    }
  }

  static Value toValue(Answer answer) {
    return Value.text(Texts.of(answer.encode()));
  }

  static Answer fromValue(Value logged) {
    return Answer.decode(Bytes.utf8(((Value.Text) logged).text()));
  }

  private static Duration max(Duration some, Duration other) {
    return some.compareTo(other) > 0 ? some : other;
  }
}
