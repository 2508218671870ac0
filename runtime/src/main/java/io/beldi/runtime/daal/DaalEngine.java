package io.beldi.runtime.daal;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
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
 * The protocol of the OSDI 2020 paper, with what the paper's prototype gets wrong put right. Every
 * service counts as one that keeps its tables to itself.
 */
public final class DaalEngine implements Engine {
  private final Services services;

  /**
   * @param invoker reaches {@link #handle}, here or in other processes with the same application
   */
  public DaalEngine(
      Application application,
      Store store,
      Invoker invoker,
      Platform platform,
      DaalSettings settings) {
    this.services = new Services(application, store, invoker, platform, settings);
  }

  /** Makes engines with those settings. */
  public static EngineFactory factory(DaalSettings settings) {
    return (application, store, invoker, platform) ->
        new DaalEngine(application, store, invoker, platform, settings);
  }

  @Override
  public List<Table> applicationTables() {
    return services.tables().stream().map(ChainTable::physical).toList();
  }

  @Override
  public List<Table> tables() {
    return services.all().stream().flatMap(service -> service.tables().stream()).toList();
  }

  @Override
  public ApplicationRows rows() {
    return new DaalRows(services);
  }

  @Override
  public Pass collector(DeadLetters letters) {
    return new DaalCollector(services, letters);
  }

  /** The garbage collector. */
  @Override
  public Pass sweeper() {
    return new GarbageCollector(services);
  }

  @Override
  public @Nullable Long due() {
    return services.all().stream()
        .map(service -> service.intents().due())
        .filter(Objects::nonNull)
        .min(Long::compare)
        .orElse(null);
  }

  @Override
  public Reply start(Request request) {
    Bytes input;
    try {
      input = request.canonicalInput();
    } catch (MalformedInput malformed) {
      return new Reply.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    }
    Answer answer = execute(root(request, input));
    return Reply.of(request.function(), answer, services.settings().attempts().limit());
  }

  @Override
  public Bytes handle(Bytes message) {
    Envelope envelope = Envelope.decode(message);
    if (envelope.task() == Envelope.Task.BODY) {
      return execute(envelope).encode();
    }
    Service service = services.of(envelope.function());
    return (service == null ? unknown(envelope) : receive(service, envelope)).encode();
  }

  private static Answer receive(Service service, Envelope message) {
    try {
      return Messages.receive(service, message);
    } catch (Stop stop) {
      return stop.answer();
    } catch (StoreException trouble) {
      return new Answer.Unavailable(String.valueOf(trouble.getMessage()));
    }
  }

  private Answer execute(Envelope envelope) {
    DurableFunction<?, ?> function = services.application().function(envelope.function());
    Service service = services.of(envelope.function());
    return function == null || service == null
        ? unknown(envelope)
        : new Execution(service, envelope, function).run();
  }

  private static Answer unknown(Envelope envelope) {
    String message = "there is no function " + envelope.function();
    return new Answer.Faulted(envelope.instance().toString(), "", message);
  }

  private Envelope root(Request request, Bytes input) {
    long now = services.millis();
    String name = request.function().name();
    String key = request.key();
    DaalSettings settings = services.settings();
    return new Envelope(
        key == null
            ? InstanceId.root(services.platform().ids().instance())
            : InstanceId.keyed(name, key),
        "",
        Stamp.FIRST,
        false,
        key == null ? Envelope.Origin.ROOT : Envelope.Origin.KEYED_ROOT,
        now,
        now,
        now + Math.min(request.limit().toMillis(), settings.attempts().limit().toMillis()),
        name,
        settings.version(),
        input);
  }
}
