package io.beldi.runtime.daal;

import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.NonDeterminism;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.TransactionConflict;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.daal.Intents.Intent;
import io.beldi.runtime.daal.StepLog.Kind;
import io.beldi.runtime.daal.StepLog.Logged;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.StoreException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an instance. There may be several at once, and there may have been others: each
 * step has an effect once, and the same result for all.
 */
final class Execution {
  private static final Step OWN_BLOCK = Step.of(0, "the function's own transaction");
  private static final int OWN_RETRIES = 10;

  private final Service service;
  private Envelope envelope;
  private final DurableFunction<?, ?> function;
  private final Map<String, Logged> logged = new ConcurrentHashMap<>();
  private final LinkedRows rows;

  Execution(Service service, Envelope envelope, DurableFunction<?, ?> function) {
    this.service = service;
    this.envelope = envelope;
    this.function = function;
    this.rows = new LinkedRows(service.services(), this::checkTime);
  }

  Answer run() {
    try {
      // What is as late as this may have been forgotten, and must not be begun again.
      checkTime();
      return answer(function);
    } catch (Stop stop) {
      return stop.answer();
    } catch (StoreException trouble) {
      return new Answer.Unavailable(String.valueOf(trouble.getMessage()));
    }
  }

  private <I, O> Answer answer(DurableFunction<I, O> body) {
    I input;
    try {
      input = Json.read(body.signature().input(), envelope.input());
    } catch (MalformedInput malformed) {
      return new Answer.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    }
    Answer known = begin();
    return known == null ? callback(result(body, input)) : known;
  }

  /** Begins the instance, or takes up what is known of it; what it has ended with, if it has. */
  private @Nullable Answer begin() {
    boolean event = envelope.origin() == Envelope.Origin.SPAWN || envelope.sealed();
    Intent intent =
        event
            ? service.intents().find(envelope.instance())
            : service.intents().begin(envelope, due());
    if (intent == null) {
      // An event of an instance that is not known was delivered again after that had ended.
      return event ? new Answer.Superseded() : null;
    }
    if (envelope.origin() == Envelope.Origin.KEYED_ROOT
        && !intent.envelope().input().equals(envelope.input())) {
      return new Answer.KeyReused();
    }
    Answer answer = intent.answer();
    if (answer == null) {
      // When the instance began is a part of names and ages: every execution must say the same.
      envelope = intent.envelope().until(envelope.deadline());
      logged.putAll(service.log().load(envelope.instance()));
    }
    return answer;
  }

  /** Nobody else looks after it before this execution is over. */
  private long due() {
    return envelope.deadline()
        + services().settings().attempts().waits().after(1, services().platform().ids()).toMillis();
  }

  private <I, O> Answer result(DurableFunction<I, O> body, I input) {
    try {
      O output = body(body, input);
      return new Answer.Returned(Json.write(body.signature().output(), output), true);
    } catch (DeclaredError error) {
      return new Answer.Failed(error.errorType().code(), DeclaredErrors.fields(error), true);
    } catch (Stop | StoreException engine) {
      throw engine;
    } catch (TransactionConflict conflict) {
      // Inside of another service's transaction, which has to begin anew.
      return new Answer.Refused(String.valueOf(conflict.getMessage()), "", "");
    } catch (RuntimeException thrown) {
      Fault fault =
          thrown instanceof Fault own
              ? own
              : new Fault(body.signature().name(), String.valueOf(thrown), thrown);
      return new Answer.Faulted(
          envelope.instance().toString(), fault.site(), String.valueOf(fault.getMessage()));
    } catch (StackOverflowError | LinkageError | AssertionError broken) {
      return new Answer.Faulted(
          envelope.instance().toString(), body.signature().name(), String.valueOf(broken));
    }
  }

  private <I, O> O body(DurableFunction<I, O> body, I input) throws DeclaredError {
    PlainScope scope = new PlainScope(this, envelope.instance().path());
    if (envelope.transaction() != null) {
      Lineage lineage = Lineage.of(envelope.transaction());
      return body.execute(new LockingScope(this, scope.path(), lineage, null), input);
    }
    return body.signature().transactional()
        ? inOwnBlock(body, scope, input)
        : body.execute(scope, input);
  }

  private static <I, O> O inOwnBlock(DurableFunction<I, O> body, PlainScope scope, I input)
      throws DeclaredError {
    Retry retry = scope.retry(OWN_BLOCK, OWN_RETRIES, null);
    while (true) {
      Transaction transaction = scope.begin(OWN_BLOCK, retry);
      try {
        return transaction.commitAndReturn(body.execute(transaction, input));
      } catch (DeclaredError | RuntimeException error) {
        if (!retry.again(transaction, error)) {
          throw error;
        }
      }
    }
  }

  /**
   * Brings the result to whoever waits for it, and only then ends the instance: so a callee is not
   * forgotten before its caller knows what came of it (section 3.4).
   */
  private Answer callback(Answer result) {
    Origin origin = Origin.of(envelope.caller());
    Answer counts = result;
    if (origin != null) {
      counts = new Messages(service, envelope).callback(origin, result);
    }
    return service.intents().finish(envelope.instance(), counts);
  }

  Service service() {
    return service;
  }

  Services services() {
    return service.services();
  }

  Envelope envelope() {
    return envelope;
  }

  LinkedRows rows() {
    return rows;
  }

  Entry entry(Path step) {
    return Entry.of(envelope.instance(), step.text());
  }

  /** A second entry of one step: for the lock that it takes before. */
  Entry lockEntry(Path step) {
    return Entry.of(envelope.instance(), step.text() + " lock");
  }

  /**
   * @throws Stop if the time of this execution is over
   */
  void checkTime() {
    if (services().millis() >= envelope.deadline()) {
      throw Stop.unavailable("the time of this execution is over");
    }
  }

  /** Whether an execution that was before this one has logged the step, and what. */
  @Nullable Logged logged(Path at, Kind kind, long fingerprint, String site) {
    Logged known = logged.get(at.text());
    if (known != null) {
      check(known, kind, fingerprint, site);
    }
    return known;
  }

  /** Whether an execution that was before this one has come that far. */
  boolean hasLogged(Path at) {
    return logged.containsKey(at.text());
  }

  /** Logs a step; what counts is what is logged first. */
  Logged log(Path at, Kind kind, long fingerprint, String site, @Nullable Value value) {
    Logged stored =
        service.log().insert(envelope.instance(), at.text(), kind, fingerprint, site, value);
    check(stored, kind, fingerprint, site);
    logged.put(at.text(), stored);
    return stored;
  }

  /** The value of a step: as it is logged, or else from {@code live}, and then logged. */
  <T> T observe(
      Path at,
      Kind kind,
      long fingerprint,
      String site,
      Supplier<T> live,
      Function<T, Value> encode,
      Function<Value, T> decode) {
    Logged known = logged(at, kind, fingerprint, site);
    if (known == null) {
      checkTime();
      known = log(at, kind, fingerprint, site, encode.apply(live.get()));
    }
    return decode.apply(Objects.requireNonNull(known.value(), "value"));
  }

  private static void check(Logged known, Kind kind, long fingerprint, String site) {
    if (known.kind() != kind || known.fingerprint() != fingerprint) {
      throw new NonDeterminism(
          site,
          known.site(),
          "non-determinism: " + site + " was " + known.site() + " in another execution");
    }
  }

  /** The signature of what is executed. */
  Signature<?, ?> signature() {
    return function.signature();
  }
}
