package io.beldi.runtime;

/**
 * A step's site in the source: its number, which the lock file keeps stable, and a text that names
 * the place to people.
 */
public final class Step {
  private final int number;
  private final String site;

  private Step(int number, String site) {
    this.number = number;
    this.site = site;
  }

  /**
   * @param number 1 or more, unique in its function, never reused
   * @param site such as {@code travel.beldi:175:7 call Hotel.reserve}
   */
  public static Step of(int number, String site) {
    return new Step(number, site);
  }

  public int number() {
    return number;
  }

  public String site() {
    return site;
  }

  @Override
  public String toString() {
    return site;
  }
}
