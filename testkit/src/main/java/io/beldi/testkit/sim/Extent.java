package io.beldi.testkit.sim;

import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Label;

/** How late, how long, how far off: within the bounds that the engine is promised. */
final class Extent {
  private static final long[] LATE = {
    1, 20, 100, 500, 1_000, 3_000, 10_000, 25_000, 31_000, 45_000, 59_000, Long.MAX_VALUE
  };
  private static final long[] EVENT = {
    5, 50, 1_000, 10_000, 30_000, 61_000, 300_000, 3_600_000, 21_000_000, Long.MAX_VALUE
  };
  private static final long[] THROTTLE = {100, 1_000, 5_000, 20_000};
  private static final long[] OUTAGE = {60_000, 120_000, 300_000};
  private static final long[] TIME_OUT = {200, 1_000, 3_000, 10_000};
  private static final int PARTS = 8;

  private final Choice choice;
  private final long flight;
  private final long age;
  private final long skew;

  Extent(Choice choice, Bounds bounds) {
    this.choice = choice;
    this.flight = bounds.flight().toMillis();
    this.age = bounds.event().toMillis();
    this.skew = bounds.skew().toMillis();
  }

  /** How much later something lands. */
  long late() {
    return Math.min(of(LATE), flight);
  }

  /** How much later an event is delivered. */
  long event() {
    return Math.min(of(EVENT), age);
  }

  long throttle() {
    return of(THROTTLE);
  }

  long outage() {
    return of(OUTAGE);
  }

  /** How long somebody waits for an answer that does not come. */
  long timeOut() {
    return of(TIME_OUT);
  }

  /** How far a clock is off. */
  long skew() {
    int drawn = choice.draw(Label.EXTENT, PARTS + 1);
    long distance = skew * ((drawn + 1) / 2) / PARTS;
    return drawn % 2 == 0 ? -distance : distance;
  }

  /** A pause within a life that is over in {@code rest} milliseconds. */
  long pause(long rest) {
    long most = Math.max(1, rest - 200);
    return Math.max(1, most - most * choice.draw(Label.EXTENT, PARTS) / PARTS);
  }

  /** One of several. */
  int one(int bound) {
    return choice.draw(Label.EXTENT, bound);
  }

  private long of(long[] values) {
    return values[choice.draw(Label.EXTENT, values.length)];
  }
}
