package io.beldi.testkit.sim.fault;

/** Where a fault can strike. */
public enum Site {
  /** A read of items by their keys. */
  READ,
  /** A read of a page. */
  PAGE,
  /** A write of one item. */
  WRITE,
  /** A group of writes. */
  GROUP,
  /** A call of a function. */
  CALL,
  /** An event for a function. */
  SEND,
  /** A new execution. */
  BIRTH,
  /** A pass of the collector or the sweeper. */
  PASS
}
