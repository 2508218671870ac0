package io.beldi.runtime.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Functions of moments. */
public final class Times {
  private Times() {}

  /** The day in UTC. */
  public static LocalDate date(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
