package io.beldi.runtime.invoke;

import java.security.SecureRandom;
import java.util.HexFormat;

/** 48 bits of time, then 80 random ones, in hexadecimal. */
final class RandomIds implements Ids {
  private static final HexFormat HEX = HexFormat.of();

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RandomIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String instance() {
    return HEX.toHexDigits(clock.millis(), 12)
        + HEX.toHexDigits(random.nextLong())
        + HEX.toHexDigits((short) random.nextInt());
  }

  @Override
  public long random() {
    return random.nextLong();
  }
}
