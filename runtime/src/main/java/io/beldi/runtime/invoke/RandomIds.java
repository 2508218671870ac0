package io.beldi.runtime.invoke;

import java.security.SecureRandom;
import java.util.Locale;

/** 48 bits of time, then 80 random ones, in hexadecimal. */
final class RandomIds implements Ids {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RandomIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String instance() {
    return String.format(
        Locale.ROOT, "%012x%016x%04x", clock.millis(), random.nextLong(), random.nextInt(1 << 16));
  }

  @Override
  public long random() {
    return random.nextLong();
  }
}
