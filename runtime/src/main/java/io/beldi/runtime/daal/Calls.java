package io.beldi.runtime.daal;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.daal.StepLog.Kind;
import io.beldi.runtime.daal.StepLog.Logged;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls and hand-overs (sections 3.4 and 3.5 of the paper). */
final class Calls {
  private final Execution execution;

  Calls(Execution execution) {
    this.execution = execution;
  }

  /**
   * Calls a function and waits for its result, which that has brought to the log before it answers.
   *
   * @param lineage the transaction that the callee takes part in; null if there is none
   */
  <I, O> O call(Step step, Path at, Signature<I, O> callee, I input, @Nullable Lineage lineage)
      throws CallFailed {
    Bytes json = Json.write(callee.input(), input);
    long fingerprint = Fingerprint.of(callee.name(), json);
    Logged known = execution.logged(at, Kind.CALL, fingerprint, step.site());
    if (known == null) {
      execution.checkTime();
      known = execution.log(at, Kind.CALL, fingerprint, step.site(), null);
    }
    Answer answer =
        known.result() == null
            ? ask(at, callee.name(), json, lineage)
            : Answer.decode(Bytes.utf8(known.result()));
    return outcome(step, callee, answer);
  }

  /**
   * Hands an instance over: its service knows of it before this returns, and whatever becomes of
   * the event that tells it to begin, that service runs it.
   */
  <I> void spawn(Step step, Path at, Signature<I, ?> callee, I input, Duration delay) {
    Bytes json = Json.write(callee.input(), input);
    long fingerprint = Fingerprint.of(callee.name(), json);
    Logged known = execution.logged(at, Kind.SPAWN, fingerprint, step.site());
    if (known == null) {
      execution.checkTime();
      known = execution.log(at, Kind.SPAWN, fingerprint, step.site(), null);
    }
    if (known.result() == null) {
      HandOver work = work(at, at.text(), callee.name(), json, delay);
      work.send(new Messages(execution.service(), execution.envelope()));
    }
  }

  /**
   * Hands an instance over if and when the transaction is committed that the execution takes part
   * in.
   */
  <I> void spawnLater(Path at, Signature<I, ?> callee, I input, Duration delay, Lineage lineage) {
    execution.checkTime();
    Bytes json = Json.write(callee.input(), input);
    String name = execution.entry(at).attribute();
    String step = HandOver.step(lineage.id(), name);
    execution
        .service()
        .shadows()
        .handOver(lineage.id(), name, work(at, step, callee.name(), json, delay));
  }

  private HandOver work(Path at, String step, String function, Bytes json, Duration delay) {
    Services services = execution.services();
    long limit = services.settings().attempts().limit().toMillis();
    long start = services.millis() + delay.toMillis();
    Envelope made =
        Messages.made(
            execution.envelope(), at, step, Envelope.Origin.SPAWN, function, json, start + limit);
    return new HandOver(made, delay.isZero() ? start + limit : start, delay.isZero());
  }

  private Answer ask(Path at, String function, Bytes json, @Nullable Lineage lineage) {
    Services services = execution.services();
    Envelope own = execution.envelope();
    long deadline = own.deadline() - services.settings().attempts().margin().toMillis();
    Envelope plain =
        Messages.made(own, at, at.text(), Envelope.Origin.CALL, function, json, deadline);
    Envelope sent =
        new Envelope(
            plain.instance(),
            plain.caller(),
            plain.stamp(),
            false,
            plain.origin(),
            plain.started(),
            plain.born(),
            plain.deadline(),
            plain.function(),
            plain.version(),
            plain.input(),
            Envelope.Task.BODY,
            lineage == null ? null : lineage.context());
    String trouble = "";
    for (int tries = 1; tries <= services.settings().attempts().calls(); tries++) {
      execution.checkTime();
      try {
        Answer answer = Answer.decode(services.invoker().call(function, sent.encode()));
        if (!(answer instanceof Answer.Unavailable unavailable)) {
          return answer;
        }
        trouble = unavailable.message();
      } catch (InvocationFailed lost) {
        trouble = String.valueOf(lost.getMessage());
      }
      services
          .platform()
          .clock()
          .sleep(
              services.settings().attempts().conflicts().after(tries, services.platform().ids()));
    }
    throw Stop.unavailable(function + " does not answer: " + trouble);
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
    if (answer instanceof Answer.Refused refused) {
      throw new TransactionConflict(refused.reason());
    }
    throw new Stop(answer);
  }
}
