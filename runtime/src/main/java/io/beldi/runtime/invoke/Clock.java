package io.beldi.runtime.invoke;

import java.time.Duration;

/** The wall clock, and the only way to wait. */
public interface Clock {
  /** Milliseconds since 1970. */
  long millis();

  /** Waits. */
  void sleep(Duration time);

  /** The clock of this machine. */
  static Clock system() {
    return new SystemClock();
  }
}
