package io.beldi.runtime.record;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Step;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.store.StoreException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function by a transaction that another domain coordinates. The body sees the rows
 * of its own domain only, writes nothing, and ends with a vote. It has no log: whatever goes wrong,
 * the coordinator begins a new transaction.
 */
final class Participant {
  private static final Step BODY = Step.of(0, "the part in a transaction");
  private static final int RUNS = 5;

  private final Services services;
  private final Envelope envelope;
  private final DurableFunction<?, ?> function;

  Participant(Services services, Envelope envelope, DurableFunction<?, ?> function) {
    this.services = services;
    this.envelope = envelope;
    this.function = function;
  }

  Answer run() {
    for (int run = 1; run <= RUNS; run++) {
      Answer answer = once();
      if (answer != null) {
        return answer;
      }
      services.reached(Mark.PARTICIPANT_RUNS_AGAIN);
    }
    return new Answer.Refused("others keep changing the same rows", "", "");
  }

  /** Null if the rows have changed meanwhile, and nobody else has heard of the transaction yet. */
  private @Nullable Answer once() {
    Attempt attempt = new Attempt(services, envelope, function);
    Scope outer = new Scope(attempt, envelope.instance().path(), new Strand(null, null));
    TransactionScope scope = new BlockRetry(outer, BODY, 0, null, false).next();
    Participants below = scope.block().participants();
    Answer answer = end(attempt, scope);
    if (!(answer instanceof Answer.Prepared)) {
      below.abort();
    }
    return answer != null || !below.areAny()
        ? answer
        : new Answer.Refused("somebody else wrote what was read", "", "");
  }

  private @Nullable Answer end(Attempt attempt, TransactionScope scope) {
    try {
      return vote(attempt, scope, function);
    } catch (Signal.Over over) {
      return over.answer();
    } catch (StoreException trouble) {
      return new Answer.Unavailable(String.valueOf(trouble.getMessage()));
    } catch (MalformedInput malformed) {
      return new Answer.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    } catch (TransactionConflict conflict) {
      Answer.Refused below = scope.block().participants().refusal();
      return below != null
          ? below
          : new Answer.Refused(String.valueOf(conflict.getMessage()), "", "");
    } catch (Fault fault) {
      return new Answer.Faulted(
          envelope.instance().toString(), fault.site(), String.valueOf(fault.getMessage()));
    }
  }

  private <I, O> @Nullable Answer vote(
      Attempt attempt, TransactionScope scope, DurableFunction<I, O> body) {
    I input = Json.read(body.signature().input(), envelope.input());
    Ending ending = execute(attempt, scope, body, input);
    if (ending == null) {
      return null;
    }
    Block block = scope.block();
    Participants below = block.participants();
    TreeMap<String, String> all = new TreeMap<>(below.prepared());
    all.put(services.domain(), envelope.function());
    boolean wrote = below.wrote() || !block.strand().buffer.isEmpty();
    Answer.Prepared answer = new Answer.Prepared(ending.code(), ending.json(), all, wrote);
    Limits.check(envelope.function(), "the answer", answer.encode().size(), Limits.CALL);
    block.lookAtWritten();
    attempt.checkTime();
    return block.prepare().send(block, answer);
  }

  /** How the body has ended; null if that came from rows that do not hold together. */
  private <I, O> @Nullable Ending execute(
      Attempt attempt, TransactionScope scope, DurableFunction<I, O> body, I input) {
    try {
      return attempt.endingOf(body.execute(scope, input));
    } catch (DeclaredError error) {
      return Ending.failed(error);
    } catch (TransactionConflict conflict) {
      throw conflict;
    } catch (RuntimeException thrown) {
      if (Attempt.isEngine(thrown)) {
        throw thrown;
      }
      return broken(scope.block(), thrown);
    } catch (StackOverflowError | LinkageError | AssertionError thrown) {
      return broken(scope.block(), thrown);
    }
  }

  private @Nullable Ending broken(Block block, Throwable thrown) {
    if (!block.holds()) {
      services.reached(Mark.BLOCK_INCONSISTENT);
      return null;
    }
    throw thrown instanceof Fault fault
        ? fault
        : new Fault(function.signature().name(), String.valueOf(thrown), thrown);
  }
}
