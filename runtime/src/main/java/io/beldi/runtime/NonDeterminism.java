package io.beldi.runtime;

/**
 * A body that ran again took another way than the attempt that was recorded, so it cannot go on:
 * the program was changed without a new version, or reads something that the engine does not know
 * of.
 */
public final class NonDeterminism extends Fault {
  private static final long serialVersionUID = 1L;

  private final String recorded;

  /**
   * @param site where the body is now
   * @param recorded where the earlier attempt was; empty where not known
   */
  public NonDeterminism(String site, String recorded, String message) {
    super(site, message);
    this.recorded = recorded;
  }

  /** Where in the source the earlier attempt was; empty where not known. */
  public String recorded() {
    return recorded;
  }
}
