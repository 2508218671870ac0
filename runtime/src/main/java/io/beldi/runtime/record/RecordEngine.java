package io.beldi.runtime.record;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.collect.Claims;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.DomainCollector;
import io.beldi.runtime.collect.DomainSweeper;
import io.beldi.runtime.collect.EarliestDue;
import io.beldi.runtime.collect.IntentCollector;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.collect.Sweeper;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.LocalInvoker;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The default engine. Nothing unrecorded may escape: before an effect leaves an instance, all that
 * it has consumed is made durable, in the same atomic request as the effect. What never escapes is
 * never recorded.
 */
public final class RecordEngine implements Engine {
  private final Application application;
  private final Store store;
  private final Domains domains;
  private final Platform platform;
  private final Settings settings;

  /**
   * @param invoker reaches {@link #handle}, here or in other processes with the same application
   */
  public RecordEngine(
      Application application, Store store, Invoker invoker, Platform platform, Settings settings) {
    this.application = application;
    this.store = store;
    this.domains = new Domains(application, store, invoker, platform, settings);
    this.platform = platform;
    this.settings = settings;
  }

  /** Makes engines with those settings. */
  public static EngineFactory factory(Settings settings) {
    return (application, store, invoker, platform) ->
        new RecordEngine(application, store, invoker, platform, settings);
  }

  /** An engine all of whose functions run in this process. */
  public static RecordEngine local(
      Application application, Store store, Platform platform, Settings settings) {
    LocalInvoker invoker = new LocalInvoker(platform.concurrency());
    RecordEngine engine = new RecordEngine(application, store, invoker, platform, settings);
    invoker.connect(engine);
    return engine;
  }

  @Override
  public List<Table> applicationTables() {
    return application.tables();
  }

  @Override
  public ApplicationRows rows() {
    return new RecordRows(store, platform);
  }

  @Override
  public @Nullable Long due() {
    return domains.all().stream()
        .map(services -> EarliestDue.of(services.store(), services.journal()))
        .filter(Objects::nonNull)
        .min(Long::compare)
        .orElse(null);
  }

  @Override
  public List<Table> tables() {
    return domains.all().stream().map(services -> services.journal().table()).toList();
  }

  /** As {@link #collector(DeadLetters)}, with nobody to be told. */
  public IntentCollector collector() {
    return collector(DeadLetters.none());
  }

  @Override
  public IntentCollector collector(DeadLetters letters) {
    return new IntentCollector(
        domains.all().stream()
            .map(
                services ->
                    new DomainCollector(
                        services.store(),
                        services.journal(),
                        claims(services),
                        services.invoker(),
                        platform,
                        settings.waits(),
                        settings.upkeep().page(),
                        letters,
                        new DueTransactions(services)))
            .toList());
  }

  @Override
  public Sweeper sweeper() {
    return new Sweeper(domains.all().stream().map(this::sweeper).toList());
  }

  private DomainSweeper sweeper(Services services) {
    List<Table> tables = new ArrayList<>(services.tables().values());
    tables.add(0, services.journal().table());
    return new DomainSweeper(
        services.store(),
        services.journal(),
        tables,
        platform,
        settings.timing().skew(),
        settings.upkeep().page(),
        settings.upkeep().pages());
  }

  /** What an operator may do with instances that are not attempted any more. */
  public ParkedInstances parked() {
    return parked("");
  }

  /**
   * As {@link #parked()}, for those of one domain.
   *
   * @throws IllegalArgumentException if there is no such domain
   */
  public ParkedInstances parked(String domain) {
    Services services = domains.named(domain);
    return new ParkedInstances(
        services.store(),
        services.journal(),
        platform,
        settings.attempts(),
        settings.waits(),
        settings.retention(),
        function -> {
          DurableFunction<?, ?> known = application.function(function);
          return known == null || known.signature().kind() == Signature.Kind.EFFECTFUL;
        });
  }

  @Override
  public Reply start(Request request) {
    Bytes input;
    try {
      input = request.canonicalInput();
    } catch (MalformedInput malformed) {
      return new Reply.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    }
    Envelope envelope = root(request, input);
    Answer answer = attempt(envelope);
    if (answer instanceof Answer.InProgress running && running.retryAfter() == 0) {
      try {
        answer = takeOver(envelope, running);
      } catch (StoreException trouble) {
        answer = new Answer.Unavailable(String.valueOf(trouble.getMessage()));
      }
    }
    return Reply.of(request.function(), answer, settings.attempts().limit());
  }

  @Override
  public Bytes handle(Bytes message) {
    return Control.isControl(message)
        ? control(Control.decode(message)).encode()
        : attempt(Envelope.decode(message)).encode();
  }

  private Answer control(Control control) {
    Services services = domains.of(control.function());
    return services == null
        ? new Answer.Faulted("", "", "there is no function " + control.function())
        : new Controls(services).answer(control);
  }

  private Answer attempt(Envelope envelope) {
    DurableFunction<?, ?> function = application.function(envelope.function());
    Services services = domains.of(envelope.function());
    if (function == null || services == null) {
      String message = "there is no function " + envelope.function();
      return new Answer.Faulted(envelope.instance().toString(), "", message);
    }
    if (envelope.transaction() != null) {
      return new Participant(services, envelope, function).run();
    }
    return new Attempt(services, envelope, task(services, envelope, function)).run();
  }

  private static DurableFunction<?, ?> task(
      Services services, Envelope envelope, DurableFunction<?, ?> function) {
    return switch (envelope.task()) {
      case BODY -> function;
      case FINISH -> new FinishTask(services, envelope.function());
      case FORWARD -> new ForwardTask(services, envelope.function());
      case CALLBACK, REGISTER, COMMIT, ABORT ->
          throw new IllegalArgumentException("not of this engine: " + envelope.task());
    };
  }

  private Envelope root(Request request, Bytes input) {
    long now = platform.clock().millis();
    String name = request.function().name();
    String key = request.key();
    return new Envelope(
        key == null ? InstanceId.root(platform.ids().instance()) : InstanceId.keyed(name, key),
        "",
        Stamp.FIRST,
        false,
        key == null ? Origin.ROOT : Origin.KEYED_ROOT,
        now,
        now,
        // No attempt may live longer than the retention of records allows for.
        now + Math.min(request.limit().toMillis(), settings.attempts().limit().toMillis()),
        name,
        settings.version(),
        input);
  }

  /** A repeated request may drive an instance that has been left alone for long enough. */
  private Answer takeOver(Envelope envelope, Answer running) {
    Services services = Objects.requireNonNull(domains.of(envelope.function()));
    Item item = services.store().get(services.journal().key(envelope.instance()));
    @Nullable Envelope claimed =
        item == null ? null : claims(services).claim(new JournalRecord(item));
    if (claimed == null) {
      return running;
    }
    services.reached(Mark.TAKEN_OVER);
    return attempt(claimed);
  }

  private Claims claims(Services services) {
    return new Claims(
        services.store(),
        services.journal(),
        platform,
        settings.attempts(),
        settings.waits(),
        settings.retention());
  }
}
