package io.beldi.benchmarks.latency;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far away the store and the functions are: the median of each kind of message, and a lognormal
 * jitter around it.
 *
 * @param read a read of the store, of however many items
 * @param write a write of one item
 * @param transact an atomic group of writes, or a snapshot
 * @param invoke an invocation of a function
 * @param jitter standard deviation of the logarithm; 0 for none
 * @param seed of the jitter
 */
public record Distance(
    Duration read, Duration write, Duration transact, Duration invoke, double jitter, long seed) {

  /** Nothing is far away. */
  public static Distance none() {
    return new Distance(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);
  }

  /** Somebody who waits accordingly. */
  Waiting waiting() {
    return new Waiting(jitter, seed);
  }

  /** Waits for so long as the distance says; for many threads. */
  static final class Waiting {
    private final double jitter;
    private final SplittableRandom random;
    private final Lock lock = new ReentrantLock();

    Waiting(double jitter, long seed) {
      this.jitter = jitter;
      this.random = new SplittableRandom(seed);
    }

    void pause(Duration median) {
      if (median.isZero()) {
        return;
      }
      long end = System.nanoTime() + nanos(median);
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }

    /** The next wait. */
    long nanos(Duration median) {
      if (jitter == 0) {
        return median.toNanos();
      }
      lock.lock();
      try {
        return Math.round(median.toNanos() * Math.exp(jitter * random.nextGaussian()));
      } finally {
        lock.unlock();
      }
    }
  }
}
