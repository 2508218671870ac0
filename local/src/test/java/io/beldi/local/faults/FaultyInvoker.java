package io.beldi.local.faults;

import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.item.Bytes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reaches one of several engines, loses calls and answers, and delivers hints never or twice. */
final class FaultyInvoker implements Invoker, AutoCloseable {
  private final List<Handler> engines = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Phaser running;
  private final Faults faults;
  private volatile boolean on;

  final AtomicInteger lostCalls = new AtomicInteger();
  final AtomicInteger abandoned = new AtomicInteger();
  final AtomicInteger droppedHints = new AtomicInteger();
  final AtomicInteger doubledHints = new AtomicInteger();

  /**
   * @param running has a party more for every attempt that nobody waits for
   */
  FaultyInvoker(Faults faults, Phaser running) {
    this.faults = faults;
    this.running = running;
  }

  void connect(Handler engine) {
    engines.add(engine);
  }

  void begin() {
    on = true;
  }

  void heal() {
    on = false;
  }

  @Override
  public Bytes call(String function, Bytes envelope) throws InvocationFailed {
    SplittableRandom random = faults.chance();
    Handler engine = engines.get(random.nextInt(engines.size()));
    switch (on ? random.nextInt(20) : 2) {
      case 0 -> {
        lostCalls.incrementAndGet();
        throw new InvocationFailed("made up: never called");
      }
      case 1 -> {
        abandoned.incrementAndGet();
        later(engine, envelope, random.nextLong(30));
        throw new InvocationFailed("made up: the caller gave up");
      }
      default -> {
        return engine.handle(envelope);
      }
    }
  }

  @Override
  public void send(String function, Bytes envelope) {
    SplittableRandom random = faults.chance();
    Handler engine = engines.get(random.nextInt(engines.size()));
    switch (on ? random.nextInt(6) : 2) {
      case 0 -> droppedHints.incrementAndGet();
      case 1 -> {
        doubledHints.incrementAndGet();
        later(engine, envelope, random.nextLong(20));
        later(engines.get(random.nextInt(engines.size())), envelope, random.nextLong(20));
      }
      default -> later(engine, envelope, 0);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void later(Handler engine, Bytes envelope, long millis) {
    running.register();
    Future<?> unused =
        threads.submit(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(millis);
                return engine.handle(envelope);
              } finally {
                running.arriveAndDeregister();
              }
            });
  }
}
