package io.beldi.runtime.direct;

import io.beldi.runtime.Application;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.DeclaredErrors;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions without any of the promises: nothing is logged, nothing is attempted again, keys
 * of requests are ignored, and a transaction is its operations one after another. This is the
 * baseline of the OSDI 2020 paper, and what everything else is compared with.
 */
public final class DirectEngine implements Engine {
  private final Application application;
  private final Store store;
  private final Invoker invoker;
  private final Platform platform;

  /**
   * @param hazard that its user knows what it does not promise
   * @param invoker reaches {@link #handle}
   */
  public DirectEngine(
      Hazard hazard, Application application, Store store, Invoker invoker, Platform platform) {
    Objects.requireNonNull(hazard, "the engine is unsafe, and has to be asked for as such");
    this.application = application;
    this.store = store;
    this.invoker = invoker;
    this.platform = platform;
  }

  /** Makes such engines. */
  public static EngineFactory factory(Hazard hazard) {
    return (application, store, invoker, platform) ->
        new DirectEngine(hazard, application, store, invoker, platform);
  }

  @Override
  public List<Table> applicationTables() {
    return application.tables();
  }

  /** None. */
  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public ApplicationRows rows() {
    return new DirectRows(store, platform.clock());
  }

  /** Finds nothing: what is lost is lost. */
  @Override
  public Pass collector(DeadLetters letters) {
    return () -> 0;
  }

  /** Finds nothing, since nothing is kept. */
  @Override
  public Pass sweeper() {
    return () -> 0;
  }

  @Override
  public @Nullable Long due() {
    return null;
  }

  @Override
  public Reply start(Request request) {
    Bytes input;
    try {
      input = request.canonicalInput();
    } catch (MalformedInput malformed) {
      return new Reply.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    }
    long now = platform.clock().millis();
    Envelope root =
        new Envelope(
            InstanceId.root(platform.ids().instance()),
            "",
            Stamp.FIRST,
            false,
            Origin.ROOT,
            now,
            now,
            now + request.limit().toMillis(),
            request.function().name(),
            "",
            input);
    return Reply.of(request.function(), answer(root), request.limit());
  }

  @Override
  public Bytes handle(Bytes envelope) {
    return answer(Envelope.decode(envelope)).encode();
  }

  private Answer answer(Envelope envelope) {
    DurableFunction<?, ?> function = application.function(envelope.function());
    String instance = envelope.instance().toString();
    if (function == null) {
      return new Answer.Faulted(instance, "", "there is no function " + envelope.function());
    }
    try {
      return run(function, envelope);
    } catch (DeclaredError error) {
      return new Answer.Failed(error.errorType().code(), DeclaredErrors.fields(error), false);
    } catch (MalformedInput malformed) {
      return new Answer.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    } catch (Fault fault) {
      return new Answer.Faulted(instance, fault.site(), String.valueOf(fault.getMessage()));
    } catch (StoreException trouble) {
      return new Answer.Unavailable(String.valueOf(trouble.getMessage()));
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
      return new Answer.Faulted(instance, function.signature().name(), broken.toString());
    }
  }

  private <I, O> Answer run(DurableFunction<I, O> function, Envelope envelope)
      throws DeclaredError {
    I input = Json.read(function.signature().input(), envelope.input());
    DirectScope scope =
        new DirectScope(store, invoker, platform, envelope, envelope.instance().path());
    O output = function.execute(scope, input);
    return new Answer.Returned(Json.write(function.signature().output(), output), false);
  }
}
