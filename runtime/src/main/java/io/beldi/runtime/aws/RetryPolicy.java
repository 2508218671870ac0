package io.beldi.runtime.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a request is sent again, and after what pause: a random part of a bound that doubles
 * with each attempt ("full jitter").
 *
 * @param attempts how often a request is sent at most, at least 1
 * @param base the bound of the first pause
 * @param cap the greatest bound of a pause
 * @param random where pauses come from
 * @param pause how to wait
 */
public record RetryPolicy(
    int attempts, Duration base, Duration cap, RandomGenerator random, Pause pause) {

  /** Waits for some time. */
  @FunctionalInterface
  public interface Pause {
    void await(Duration time) throws InterruptedException;
  }

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("a request is sent at least once, not " + attempts);
    }
  }

  /** Five attempts within some 400 milliseconds. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        5,
        Duration.ofMillis(25),
        Duration.ofSeconds(1),
        RandomGenerator.of("SplittableRandom"),
        time -> Thread.sleep(time.toMillis()));
  }

  /**
   * Waits before the attempt that follows so many.
   *
   * @return false if there is no further attempt, or the thread was interrupted
   */
  boolean awaitNext(int attemptsSoFar) {
    if (attemptsSoFar >= attempts || Thread.currentThread().isInterrupted()) {
      return false;
    }
    try {
      pause.await(delay(attemptsSoFar));
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Duration delay(int attemptsSoFar) {
    long doubled = base.toNanos() << Math.min(attemptsSoFar - 1, 20);
    return Duration.ofNanos(random.nextLong(Math.min(doubled, cap.toNanos()) + 1));
  }
}
