package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.time.Duration;

/** Calls and hand-overs of one scope. */
final class Calls {
  private final Scope scope;
  private final Attempt attempt;
  private final Services services;

  Calls(Scope scope) {
    this.scope = scope;
    this.attempt = scope.attempt;
    this.services = attempt.services();
  }

  <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed {
    Path at = scope.at(step);
    Bytes json = Json.write(callee.input(), input);
    long fingerprint = Fingerprint.of(callee.name(), json);
    if (json.size() > Limits.CALL / 4) {
      Stamp stamp = attempt.envelope().stamp().call(1);
      long deadline = attempt.envelope().deadline();
      Bytes sent = envelope(at, callee, json, stamp, deadline, false).encode();
      Limits.check(step.site(), "what is sent to " + callee.name(), sent.size(), Limits.CALL);
    }
    boolean effect = callee.kind() == Signature.Kind.EFFECTFUL;
    if (effect || scope.strand.buffer.touches(callee.reads())) {
      attempt.commits().point(scope.strand, at, effect);
    }
    LogEntry logged = attempt.log().take(at, Kind.CALL, fingerprint, step.site());
    if (logged != null) {
      return outcome(step, callee, Answer.decode(Bytes.utf8(((Value.Text) logged.value()).text())));
    }
    Answer answer = attempt.known(at, () -> ask(at, callee, json, effect));
    note(at, fingerprint, step, answer);
    return outcome(step, callee, answer);
  }

  /**
   * The instance that a step hands over, named by the step's path.
   *
   * @throws Fault if its input is too large
   */
  Spawned spawned(Step step, Path at, Signature<?, ?> callee, Bytes json, Duration delay) {
    long now = services.platform().clock().millis();
    long limit = services.settings().attempts().limit().toMillis();
    long start = now + delay.toMillis();
    Envelope envelope = envelope(at, callee, json, Stamp.FIRST, start + limit, false);
    if (!callee.domain().equals(services.domain())) {
      envelope = forwarding(envelope);
    }
    Bytes encoded = envelope.encode();
    Limits.check(step.site(), "what is handed over", encoded.size(), Limits.EVENT);
    boolean hint = delay.isZero();
    return new Spawned(envelope, encoded, hint ? start + limit : start, hint);
  }

  /** Asks until there is an answer; every try outranks those before, and only the last counts. */
  private Answer ask(Path at, Signature<?, ?> callee, Bytes json, boolean effect) {
    String trouble = "";
    for (int tries = 1; tries <= services.settings().attempts().calls(); tries++) {
      attempt.checkTime(2);
      Stamp stamp = attempt.envelope().stamp().call(attempt.nextTry(at));
      long margin = services.settings().attempts().margin().toMillis();
      long deadline = attempt.envelope().deadline() - margin;
      Envelope envelope = envelope(at, callee, json, stamp, deadline, effect && !stamp.isFirst());
      try {
        Answer answer = Answer.decode(services.invoker().call(callee.name(), envelope.encode()));
        if (!(answer instanceof Answer.Unavailable unavailable)) {
          return answer;
        }
        trouble = unavailable.message();
      } catch (InvocationFailed lost) {
        trouble = String.valueOf(lost.getMessage());
      }
      services.reached(Mark.CALL_AGAIN);
      attempt.backOff(tries);
    }
    services.reached(Mark.CALL_GIVEN_UP);
    throw Signal.Over.unavailable(callee.name() + " does not answer: " + trouble);
  }

  private Envelope envelope(
      Path at, Signature<?, ?> callee, Bytes json, Stamp stamp, long deadline, boolean sealed) {
    Envelope own = attempt.envelope();
    boolean call = stamp.bytes().size() > Stamp.FIRST.bytes().size();
    return new Envelope(
        new InstanceId(own.instance().root(), own.childPath(at)),
        own.instance().toString(),
        stamp,
        sealed,
        call ? Envelope.Origin.CALL : Envelope.Origin.SPAWN,
        own.started(),
        own.born(),
        deadline,
        callee.name(),
        own.version(),
        json);
  }

  /** An instance of this domain that hands over one of another's: only that may record it. */
  private Envelope forwarding(Envelope there) {
    return new Envelope(
        there.instance(),
        there.caller(),
        there.stamp(),
        there.sealed(),
        there.origin(),
        there.started(),
        there.born(),
        there.deadline(),
        attempt.envelope().function(),
        there.version(),
        Json.write(Codecs.STRING, Texts.of(there.encode())),
        Envelope.Task.FORWARD,
        null);
  }

  private void note(Path at, long fingerprint, Step step, Answer answer) {
    boolean unrecorded =
        answer instanceof Answer.Returned returned
            ? !returned.recorded()
            : answer instanceof Answer.Failed failed && !failed.recorded();
    boolean result = answer instanceof Answer.Returned || answer instanceof Answer.Failed;
    if (result && !attempt.commits().leavesNoTrace()) {
      Value value = Value.text(Texts.of(answer.encode()));
      scope.strand.note(new LogEntry(at, Kind.CALL, fingerprint, step.site(), value), unrecorded);
    }
  }

  private static <O> O outcome(Step step, Signature<?, O> callee, Answer answer) throws CallFailed {
    if (answer instanceof Answer.Returned returned) {
      return Json.read(callee.output(), returned.output());
    }
    if (answer instanceof Answer.Failed failed) {
      throw new CallFailed(
          DeclaredErrors.read(step.site(), callee.errors(), failed.code(), failed.fields()));
    }
    if (answer instanceof Answer.Faulted faulted) {
      throw new Fault(faulted.site(), faulted.message());
    }
    if (answer instanceof Answer.Malformed malformed) {
      throw new Fault(step.site(), malformed.pointer() + " " + malformed.message());
    }
    throw new Signal.Over(answer);
  }
}
