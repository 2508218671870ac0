package io.beldi.testkit;

import io.beldi.runtime.invoke.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that runs only when somebody waits, or when it is told to. */
public final class VirtualClock implements Clock {
  private long now;

  public VirtualClock(Instant start) {
    this.now = start.toEpochMilli();
  }

  @Override
  public long millis() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    now += time.toMillis();
  }

  /** Goes forward to {@code millis}; stays where it is if that has passed. */
  public void advanceTo(long millis) {
    now = Math.max(now, millis);
  }
}
