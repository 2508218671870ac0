package io.beldi.benchmarks.latency;

import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Program;
import io.beldi.benchmarks.work.Work.Call;
import io.beldi.local.seed.SeedException;
import io.beldi.runtime.Application;
import io.beldi.runtime.Signature;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** A program on one engine, at some distance from its store and from its users. */
final class Deployment {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Application application;
  private final DistantInvoker invoker;
  private final Engine engine;

  /** Creates the tables and loads the rows, at no distance. */
  Deployment(EngineName name, Program program, Store store, Distance distance)
      throws IOException, SeedException {
    this.application = program.application();
    Platform platform = Platform.system();
    this.invoker = new DistantInvoker(platform.concurrency(), distance);
    this.engine =
        name.factory().create(application, new DistantStore(store, distance), invoker, platform);
    invoker.connect(engine);
    program.prepare(name.factory().local(application, store, platform), store);
  }

  /**
   * Sends a request, and waits for the answer.
   *
   * @throws IllegalStateException if the request is refused, except with an error it declares
   */
  void send(Call call) {
    Signature<?, ?> function =
        Objects.requireNonNull(application.function(call.function()), call.function()).signature();
    invoker.root();
    Reply reply = engine.start(new Request(function, call.key(), Bytes.utf8(call.input()), LIMIT));
    if (!(reply instanceof Reply.Returned || reply instanceof Reply.Failed)) {
      throw new IllegalStateException(call.function() + " ended with " + reply);
    }
  }
}
