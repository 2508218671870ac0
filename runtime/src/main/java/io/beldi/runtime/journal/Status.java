package io.beldi.runtime.journal;

import io.beldi.runtime.item.Value;
import java.util.Locale;

/** How far an instance is. */
public enum Status {
  /** Spawned, not started. */
  PENDING,
  /** Started, or sealed. */
  RUNNING,
  /** Returned. */
  DONE,
  /** Ended with a declared error. */
  FAILED,
  /** Ended in a conflict before it had done anything: a repeated request drives it again. */
  RELEASED,
  /** Stopped, by a fault or after too many attempts: nobody goes on by himself. */
  PARKED,
  /** Ended by an operator. */
  ABANDONED;

  /** Whether an instance of this status has a result. */
  public boolean isEnd() {
    return this == DONE || this == FAILED || this == ABANDONED;
  }

  /** As an attribute. */
  public Value value() {
    return Value.text(name().toLowerCase(Locale.ROOT));
  }

  static Status of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
