package io.beldi.runtime.record;

import io.beldi.runtime.Application;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.collect.Claims;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.IntentCollector;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.collect.Sweeper;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Engine;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.LocalInvoker;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The default engine. Nothing unrecorded may escape: before an effect leaves an instance, all that
 * it has consumed is made durable, in the same atomic request as the effect. What never escapes is
 * never recorded.
 */
public final class RecordEngine implements Engine, Handler {
  private final Services services;
  private final Claims claims;

  /**
   * @param invoker reaches {@link #handle}, here or in other processes with the same application
   */
  public RecordEngine(
      Application application, Store store, Invoker invoker, Platform platform, Settings settings) {
    Journal journal = new Journal(settings.layout().prefix(), settings.layout().shards());
    this.services = new Services(application, store, invoker, platform, journal, settings);
    this.claims =
        new Claims(
            store, journal, platform, settings.attempts(), settings.waits(), settings.retention());
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
  public List<Table> tables() {
    return List.of(services.journal().table());
  }

  /** Who attempts again what nobody drives any more; has to be run now and then. */
  public IntentCollector collector() {
    return collector(DeadLetters.none());
  }

  /**
   * Who attempts again what nobody drives any more; has to be run now and then.
   *
   * @param letters is told of instances that are not attempted any more
   */
  public IntentCollector collector(DeadLetters letters) {
    return new IntentCollector(
        services.store(),
        services.journal(),
        claims,
        services.invoker(),
        services.platform(),
        services.settings().waits(),
        services.settings().upkeep().page(),
        letters);
  }

  /** Who deletes what has expired, where the store does not; has to be run now and then. */
  public Sweeper sweeper() {
    List<Table> tables = new ArrayList<>(tables());
    tables.addAll(services.application().tables());
    return new Sweeper(
        services.store(),
        services.journal(),
        tables,
        services.platform(),
        services.settings().timing().skew(),
        services.settings().upkeep().page(),
        services.settings().upkeep().pages());
  }

  /** What an operator may do with instances that are not attempted any more. */
  public ParkedInstances parked() {
    return new ParkedInstances(
        services.store(),
        services.journal(),
        services.platform(),
        services.settings().attempts(),
        services.settings().waits(),
        services.settings().retention(),
        function -> {
          DurableFunction<?, ?> known = services.application().function(function);
          return known == null || known.signature().kind() == Signature.Kind.EFFECTFUL;
        });
  }

  @Override
  public Reply start(Request request) {
    Bytes input;
    try {
      input = canonical(request.function(), request.input());
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
    return reply(request.function(), answer);
  }

  @Override
  public Bytes handle(Bytes envelope) {
    return attempt(Envelope.decode(envelope)).encode();
  }

  private Answer attempt(Envelope envelope) {
    DurableFunction<?, ?> function = services.application().function(envelope.function());
    if (function == null) {
      String message = "there is no function " + envelope.function();
      return new Answer.Faulted(envelope.instance().toString(), "", message);
    }
    return new Attempt(services, envelope, function).run();
  }

  /** The same input as bytes, however its sender has written it. */
  private static <I> Bytes canonical(Signature<I, ?> function, Bytes input) {
    return Json.write(function.input(), Json.read(function.input(), input));
  }

  private Envelope root(Request request, Bytes input) {
    long now = services.platform().clock().millis();
    String name = request.function().name();
    String key = request.key();
    return new Envelope(
        key == null
            ? InstanceId.root(services.platform().ids().instance())
            : InstanceId.keyed(name, key),
        "",
        Stamp.FIRST,
        false,
        key == null ? Origin.ROOT : Origin.KEYED_ROOT,
        now,
        now,
        // No attempt may live longer than the retention of records allows for.
        now
            + Math.min(
                request.limit().toMillis(), services.settings().attempts().limit().toMillis()),
        name,
        services.settings().version(),
        input);
  }

  /** A repeated request may drive an instance that has been left alone for long enough. */
  private Answer takeOver(Envelope envelope, Answer running) {
    Item item = services.store().get(services.journal().key(envelope.instance()));
    @Nullable Envelope claimed = item == null ? null : claims.claim(new JournalRecord(item));
    if (claimed == null) {
      return running;
    }
    services.reached(Mark.TAKEN_OVER);
    return attempt(claimed);
  }

  private Reply reply(Signature<?, ?> function, Answer answer) {
    if (answer instanceof Answer.Returned returned) {
      boolean none = returned.output().equals(Bytes.utf8("null"));
      return new Reply.Returned(none ? null : returned.output());
    }
    if (answer instanceof Answer.Failed failed) {
      DeclaredError error = Calls.error("", function.errors(), failed.code(), failed.fields());
      return new Reply.Failed(error);
    }
    if (answer instanceof Answer.Faulted faulted) {
      return new Reply.Faulted(faulted.instance(), faulted.site(), faulted.message());
    }
    if (answer instanceof Answer.Malformed malformed) {
      return new Reply.Malformed(malformed.pointer(), malformed.message());
    }
    if (answer instanceof Answer.InProgress running) {
      return new Reply.InProgress(Duration.ofMillis(running.retryAfter()));
    }
    if (answer instanceof Answer.KeyReused) {
      return new Reply.KeyReused();
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      return new Reply.Unavailable(unavailable.message());
    }
    return new Reply.InProgress(services.settings().attempts().limit());
  }
}
