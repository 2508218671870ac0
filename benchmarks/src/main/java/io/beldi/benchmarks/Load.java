package io.beldi.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.HdrHistogram.Histogram;

/** Clients that send one request after the other, and how long each took. */
final class Load {
  private static final double NANOS = 1e9;

  private final int clients;
  private final Histogram times = histogram();
  private long nanos;

  Load(int clients) {
    this.clients = clients;
  }

  /** One request; chooses by the generator it is given. */
  interface Request {
    void send(RandomGenerator random);
  }

  /** Sends for so long, and adds to what was measured before. */
  void run(Duration time, Request request) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      List<Future<Histogram>> all = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        long seed = start + client;
        all.add(threads.submit(() -> send(request, seed, start + time.toNanos())));
      }
      for (Future<Histogram> one : all) {
        times.add(one.get());
      }
      nanos += System.nanoTime() - start;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Histogram send(Request request, long seed, long end) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Histogram times = histogram();
    for (long start = System.nanoTime(); start < end; ) {
      request.send(random);
      long now = System.nanoTime();
      times.recordValue(Math.min(now - start, times.getHighestTrackableValue()));
      start = now;
    }
    return times;
  }

  double perSecond() {
    return times.getTotalCount() * NANOS / nanos;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%10.0f %7.2f %7.2f", perSecond(), millis(50), millis(99));
  }

  private double millis(double percentile) {
    return times.getValueAtPercentile(percentile) / (NANOS / 1000);
  }

  private static Histogram histogram() {
    return new Histogram(TimeUnit.SECONDS.toNanos(100), 3);
  }
}
