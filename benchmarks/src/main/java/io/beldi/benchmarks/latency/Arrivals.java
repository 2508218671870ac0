package io.beldi.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.HdrHistogram.Histogram;

/**
 * Requests that arrive at a given rate, whether or not those before have been answered. A request's
 * time begins when it is due, so that whoever has to queue for a server that is behind is counted,
 * too.
 */
final class Arrivals {
  private static final double NANOS = 1e9;

  private final Histogram times = histogram();
  private long answered;
  private long nanos;

  /** One request. */
  @FunctionalInterface
  interface Sender {
    void send(RandomGenerator random);
  }

  /**
   * Sends for so long, and adds to what was measured before.
   *
   * @param rate requests a second; 0: each when the one before is answered
   * @param servers how many are answered at the same time at most
   */
  void run(Duration time, double rate, int servers, long seed, Sender sender)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(servers);
    try {
      AtomicLong next = new AtomicLong();
      long start = System.nanoTime();
      List<Future<Histogram>> all = new ArrayList<>();
      for (int server = 0; server < servers; server++) {
        RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed + server);
        all.add(
            threads.submit(
                () ->
                    rate == 0
                        ? oneByOne(start + time.toNanos(), random, sender)
                        : due(start, time.toNanos(), rate, next, random, sender)));
      }
      Histogram turn = histogram();
      for (Future<Histogram> one : all) {
        turn.add(one.get());
      }
      times.add(turn);
      answered += turn.getTotalCount();
      // The last ones have arrived in time, and only their answers come later.
      long took = System.nanoTime() - start - turn.getValueAtPercentile(50);
      nanos += Math.max(took, time.toNanos());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Histogram oneByOne(long end, RandomGenerator random, Sender sender) {
    Histogram times = histogram();
    for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
      sender.send(random);
      record(times, System.nanoTime() - begun);
    }
    return times;
  }

  private static Histogram due(
      long start,
      long length,
      double rate,
      AtomicLong next,
      RandomGenerator random,
      Sender sender) {
    Histogram times = histogram();
    while (true) {
      long due = Math.round(next.getAndIncrement() / rate * NANOS);
      // What is due but still waiting twice as long after the start would be late for ever.
      if (due >= length || System.nanoTime() - start > 2 * length) {
        return times;
      }
      for (long left = start + due - System.nanoTime();
          left > 0;
          left = start + due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      sender.send(random);
      record(times, System.nanoTime() - start - due);
    }
  }

  /** Requests answered in a second. */
  double perSecond() {
    return answered * NANOS / nanos;
  }

  long answered() {
    return answered;
  }

  /** In milliseconds. */
  double percentile(double percent) {
    return times.getValueAtPercentile(percent) / (NANOS / 1000);
  }

  private static void record(Histogram times, long took) {
    times.recordValue(Math.min(took, times.getHighestTrackableValue()));
  }

  private static Histogram histogram() {
    return new Histogram(TimeUnit.SECONDS.toNanos(100), 3);
  }
}
