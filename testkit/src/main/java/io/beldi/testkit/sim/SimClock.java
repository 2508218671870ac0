package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Clock;
import java.time.Duration;

/** The clock of one execution. */
record SimClock(Execution execution) implements Clock {
  @Override
  public long millis() {
    return execution.millis();
  }

  @Override
  public void sleep(Duration time) {
    execution.sleep(time.toMillis());
  }
}
