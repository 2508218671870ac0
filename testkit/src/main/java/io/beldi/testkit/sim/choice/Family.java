package io.beldi.testkit.sim.choice;

/**
 * Decisions of one family are a sequence of their own, so that leaving out one of another family
 * does not shift them.
 */
public enum Family {
  /** How a run is configured. */
  KNOB,
  /** What clients ask for. */
  WORKLOAD,
  /** What clients ask for and then do not: so that a failure can be shown with fewer operations. */
  OMISSION,
  /** Who goes next, among those who could. */
  SCHEDULE,
  /** How long things take. */
  LATENCY,
  /** What goes wrong. */
  FAULT,
  /** How it goes wrong: how late, how long. */
  EXTENT;

  /** A number from 0 on, for arrays. */
  @SuppressWarnings("EnumOrdinal") // the order is part of the form of recordings
  int index() {
    return ordinal();
  }
}
