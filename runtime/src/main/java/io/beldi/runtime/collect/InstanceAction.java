package io.beldi.runtime.collect;

import io.beldi.runtime.journal.Status;
import java.time.Instant;

/** What came of an operator's wish to resume or abandon an instance. */
public sealed interface InstanceAction {

  /** It was done. */
  record Done() implements InstanceAction {}

  /**
   * The instance was stopped, but what its last attempt has sent may still land until then: ask
   * again later.
   */
  record Stopped(Instant quiet) implements InstanceAction {}

  /** The instance is parked, but not for long enough: ask again at that time. */
  record TooEarly(Instant quiet) implements InstanceAction {}

  /**
   * The instance was parked for so long that what it has done since its last commit is not known
   * for sure any more: to go on might do it twice.
   */
  record TooLate(Instant parked) implements InstanceAction {}

  /** There is no such instance, or not any more. */
  record NotFound() implements InstanceAction {}

  /** The instance is called by another one, which asks it again: do it to that one. */
  record Called() implements InstanceAction {}

  /**
   * The instance tells the services of a transaction that it is committed, and is the evidence of
   * it as long as one of them has not heard: it can only be resumed.
   */
  record Evidence() implements InstanceAction {}

  /** The instance is in a state in which this cannot be done. */
  record NotPossible(Status status) implements InstanceAction {}

  /** Somebody else has changed the instance at the same time: look again. */
  record Changed() implements InstanceAction {}

  /** The store did not say what became of it: look again. */
  record Unknown(String detail) implements InstanceAction {}
}
