package io.beldi.benchmarks.meter;

import io.beldi.benchmarks.work.Program;
import io.beldi.benchmarks.work.Work.Call;
import io.beldi.local.seed.SeedException;
import io.beldi.runtime.Application;
import io.beldi.runtime.Signature;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.store.memory.MemoryStore;
import io.beldi.testkit.CountedIds;
import io.beldi.testkit.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A program on one engine, with everything metered. Time stands still and names are counted, so
 * that every run gives the same figures.
 */
public final class Laboratory implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Application application;
  private final MemoryStore memory = new MemoryStore();
  private final CriticalPath path = new CriticalPath();
  private final Meter meter = new Meter(path);
  private final MeteredInvoker invoker = new MeteredInvoker(path, meter);
  private final VirtualClock clock = new VirtualClock(START);
  private final Engine engine;
  private final Pass collector;
  private final Pass sweeper;

  public Laboratory(EngineFactory factory, Program program) throws IOException, SeedException {
    this.application = program.application();
    this.engine =
        factory.create(
            application,
            new MeteredStore(memory, meter),
            invoker,
            new Platform(clock, new CountedIds(), path, Probe.none()));
    this.collector = engine.collector(DeadLetters.none());
    this.sweeper = engine.sweeper();
    invoker.connect(engine);
    // Many threads write seeds, and nobody wants to know what that takes.
    program.prepare(factory.local(application, memory, Platform.system()), memory);
  }

  /**
   * What a request uses, and all that it leaves to be done after the answer.
   *
   * @throws IllegalStateException if the request is refused, except with an error it declares
   */
  public Usage measure(Call call) {
    meter.reset();
    Signature<?, ?> function =
        Objects.requireNonNull(application.function(call.function()), call.function()).signature();
    Bytes input = Bytes.utf8(call.input());
    invoker.root(input);
    Reply reply = engine.start(new Request(function, call.key(), input, LIMIT));
    meter.answered();
    path.drain();
    if (!(reply instanceof Reply.Returned || reply instanceof Reply.Failed)) {
      throw new IllegalStateException(call.function() + " ended with " + reply);
    }
    return meter.usage();
  }

  /** Lets time pass. */
  public void elapse(Duration time) {
    clock.sleep(time);
  }

  /** Has collector and sweeper do a part of their work; what they use is metered, too. */
  public void collect() {
    collector.pass();
    sweeper.pass();
    path.drain();
  }

  @Override
  public void close() {
    memory.close();
  }
}
