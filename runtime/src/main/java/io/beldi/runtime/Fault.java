package io.beldi.runtime;

/**
 * A deterministic failure of a program: overflow, a violated bound, division by zero, a value too
 * large to store. Never retried, since every attempt would meet it again, and not catchable in the
 * language.
 */
public sealed class Fault extends RuntimeException permits NonDeterminism {
  private static final long serialVersionUID = 1L;

  private final String site;

  /**
   * @param site where in the source, such as {@code travel.beldi:131:5}; empty where not known
   * @param message what happened
   */
  public Fault(String site, String message) {
    super(message);
    this.site = site;
  }

  public Fault(String site, String message, Throwable cause) {
    super(message, cause);
    this.site = site;
  }

  public String site() {
    return site;
  }
}
