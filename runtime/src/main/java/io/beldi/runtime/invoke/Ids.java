package io.beldi.runtime.invoke;

/** Where new names and chance come from. */
public interface Ids {
  /**
   * A name that no instance has had, not even in a process restored from the same snapshot:
   * sortable by time, 1 to 40 characters.
   */
  String instance();

  /**
   * 64 random bits, drawn from the operating system: a process that is restored from a snapshot
   * must not draw what another one draws that was restored from the same.
   */
  long random();

  /** Names made from the time and a cryptographic source. */
  static Ids random(Clock clock) {
    return new RandomIds(clock);
  }
}
