package io.beldi.testkit.sim.choice;

/** The only source of decisions in a run; keeps what was decided. */
public final class Choice {
  private final Driver driver;
  private final Recorder recorder;
  private boolean closed;

  public Choice(Driver driver) {
    this.driver = driver;
    this.recorder = new Recorder(driver.choosesOrder());
  }

  /**
   * Decides among outcomes that are equally likely.
   *
   * @param bound number of outcomes, at least 1
   * @return 0 to {@code bound - 1}
   */
  public int draw(Label label, int bound) {
    if (bound <= 1) {
      return 0;
    }
    return recorded(label, driver.choose(label, bound, null));
  }

  /** Decides among outcomes that are not equally likely; 0 is the one that is left. */
  public int draw(Label label, Weights weights) {
    return recorded(label, driver.choose(label, weights.bound(), weights));
  }

  /** Whether times are all the same, and who goes next is decided instead. */
  public boolean choosesOrder() {
    return driver.choosesOrder();
  }

  /** What was decided so far. */
  public Recording recording() {
    return recorder.recording();
  }

  /** The run is over: nobody may decide anything any more. */
  public void close() {
    closed = true;
  }

  private int recorded(Label label, int value) {
    if (closed) {
      throw new IllegalStateException("a decision after the end of the run");
    }
    recorder.add(label.family(), value);
    return value;
  }
}
