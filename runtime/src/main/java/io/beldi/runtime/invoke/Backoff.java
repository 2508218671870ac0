package io.beldi.runtime.invoke;

import java.time.Duration;

/**
 * Waits between attempts: doubling up to a cap, and the whole of it chosen by chance ("full
 * jitter"), so that those who failed together do not come back together.
 *
 * @param base the greatest first wait
 * @param cap the greatest wait of all
 */
public record Backoff(Duration base, Duration cap) {
  private static final int DOUBLINGS = 30;

  /** The wait after {@code failures} failures, at least 1. */
  public Duration after(int failures, Ids ids) {
    long greatest = Math.min(cap.toMillis(), base.toMillis() << Math.min(failures - 1, DOUBLINGS));
    return Duration.ofMillis(Math.floorMod(ids.random(), greatest + 1));
  }
}
