package io.beldi.testkit.sim.choice;

/** What a decision is about. */
public enum Label {
  /** A setting of the run. */
  KNOB(Family.KNOB),
  /** A property of an operation. */
  OPERATION(Family.WORKLOAD),
  /** Whether an operation is left out; 0: no. */
  OMIT(Family.OMISSION),
  /** Who goes next after somebody has ended or waits. */
  NEXT(Family.SCHEDULE),
  /** Whether somebody who could go on is interrupted, and by whom; 0: he goes on. */
  SWITCH(Family.SCHEDULE),
  /** The time that a request or a delivery takes. */
  DELAY(Family.LATENCY),
  /** Whether something goes wrong, and what; 0: nothing. */
  FAULT(Family.FAULT),
  /** The extent of what goes wrong. */
  EXTENT(Family.EXTENT);

  private final Family family;

  Label(Family family) {
    this.family = family;
  }

  public Family family() {
    return family;
  }
}
