package io.beldi.runtime.invoke;

/** Where new names and chance come from. */
public interface Ids {
  /** A name that no instance has had: sortable by time, 1 to 40 characters. */
  String instance();

  /** 64 random bits. */
  long random();

  /** Names made from the time and a cryptographic source. */
  static Ids random(Clock clock) {
    return new RandomIds(clock);
  }
}
