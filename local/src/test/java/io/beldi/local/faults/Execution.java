package io.beldi.local.faults;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.aws.DynamoDbSettings;
import io.beldi.runtime.aws.DynamoDbStore;
import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.testkit.GeneratedModules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;

/**
 * A process that makes attempts and may be killed at any moment. It is told what to do, and asks
 * for calls and hand-overs, over its standard streams ({@link Wire}).
 */
final class Execution {
  /** How long an attempt may take, and so how long a dead one is waited for. */
  static final Duration LIMIT = Duration.ofSeconds(4);

  private static final Value WARM = Value.text("warm");

  private Execution() {}

  /** The store that a text names: {@code sqlite:FOLDER}, or the address of a server. */
  static Store open(String store) {
    return store.startsWith("sqlite:")
        ? SqliteStore.open(Path.of(store.substring("sqlite:".length())))
        : DynamoDbStore.open(DynamoDbSettings.standard().withEndpoint(URI.create(store)));
  }

  /** Settings under which an instance is soon attempted again, and never given up. */
  static Settings settings(String prefix, Duration limit) {
    Settings standard = Settings.standard();
    AttemptPolicy attempts =
        standard
            .attempts()
            .withLimit(limit)
            .withWaits(new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)))
            .withMost(1000);
    return standard.with(standard.layout().withPrefix(prefix)).with(attempts);
  }

  /**
   * Makes itself ready, opens the store when told to, and makes attempts until told to end.
   *
   * @param arguments the store, the prefix of the journal's name, and perhaps {@code exit}: to end
   *     as programs do, so that a virtual machine archives its classes
   */
  public static void main(String[] arguments) throws IOException {
    Wire wire = Wire.ofChild();
    Application application =
        GeneratedModules.load(Execution.class.getClassLoader(), GeneratedModules.MAIN);
    wire.awaitOpen();
    Store store = open(arguments[0]);
    CountedConcurrency concurrency = new CountedConcurrency();
    Platform platform =
        new Platform(Clock.system(), Ids.random(Clock.system()), concurrency, Probe.none());
    RecordEngine engine = engine(application, store, platform, arguments, wire);
    // So that the first death does not come upon nothing but the loading of classes.
    store.get(new ItemKey(engine.tables().get(0), WARM, WARM));
    wire.say("ready");
    for (String[] job = wire.nextJob(); job != null; job = wire.nextJob()) {
      String[] words = job;
      new Thread(
              () -> {
                wire.say("start " + words[0]);
                wire.answer(words[0], run(application, engine, words));
              })
          .start();
    }
    concurrency.await();
    if (arguments.length > 2) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(0);
  }

  private static RecordEngine engine(
      Application application, Store store, Platform platform, String[] arguments, Wire wire) {
    Settings settings = settings(arguments[1], LIMIT);
    return arguments[0].startsWith("sqlite:")
        ? RecordEngine.local(application, store, platform, settings)
        : new RecordEngine(application, store, wire.invoker(), platform, settings);
  }

  private static String run(Application application, RecordEngine engine, String[] words) {
    return switch (words[1]) {
      case "attempt" -> engine.handle(Bytes.base64(words[2])).toBase64();
      case "request" -> Replies.text(request(application, engine, words));
      case "collect" -> collect(engine);
      default -> throw new IllegalArgumentException(words[1]);
    };
  }

  private static Reply request(Application application, RecordEngine engine, String[] words) {
    DurableFunction<?, ?> function = Objects.requireNonNull(application.function(words[2]));
    Bytes input = Bytes.of(Base64.getDecoder().decode(words[4]));
    return engine.start(new Request(function.signature(), words[3], input, LIMIT));
  }

  private static String collect(RecordEngine engine) {
    try {
      return Integer.toString(engine.collector().pass());
    } catch (StoreException trouble) {
      return "0";
    }
  }
}
