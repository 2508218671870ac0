package io.beldi.local.command;

import io.beldi.runtime.collect.InstanceAction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says in a sentence why an instance was not resumed or abandoned, and what to do. */
final class ActionReport {
  private ActionReport() {}

  /**
   * @param verb such as {@code resume}
   */
  static String of(String id, String verb, InstanceAction action) {
    if (action instanceof InstanceAction.NotFound) {
      return "there is no instance " + id + "; beldi list shows those that are open";
    }
    if (action instanceof InstanceAction.Called) {
      return id + " is called by another instance: " + verb + " the one that it belongs to";
    }
    if (action instanceof InstanceAction.Evidence) {
      return id
          + " tells the services of a transaction that it is committed, and they may still ask:"
          + " it can only be resumed";
    }
    if (action instanceof InstanceAction.NotPossible not) {
      String status = not.status().name().toLowerCase(Locale.ROOT);
      return id + " is " + status + ", so there is nothing to " + verb;
    }
    if (action instanceof InstanceAction.TooEarly early) {
      return "what "
          + id
          + " has sent last may still arrive until "
          + time(early.quiet())
          + "; run this again then";
    }
    if (action instanceof InstanceAction.TooLate late) {
      return id
          + " was parked at "
          + time(late.parked())
          + ", too long ago: what it had done by then might be done twice; abandon it";
    }
    if (action instanceof InstanceAction.Unknown unknown) {
      return "the store did not say whether it was done (" + unknown.detail() + "); look again";
    }
    return id + " was changed by somebody else at the same time; look again";
  }

  /** In whole seconds, rounded up: nobody should come too early. */
  static String time(Instant instant) {
    Instant seconds = instant.truncatedTo(ChronoUnit.SECONDS);
    return (seconds.equals(instant) ? seconds : seconds.plus(Duration.ofSeconds(1))).toString();
  }
}
