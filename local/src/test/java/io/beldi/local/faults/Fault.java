package io.beldi.local.faults;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong on the way to DynamoDB and back. */
enum Fault {
  /** The request takes its time. */
  DELAY,
  /** It is never sent, and nobody knows. */
  NOT_SENT,
  /** It is executed, and its answer is lost. */
  ANSWER_LOST,
  /** Its sender gives up, and it is executed later. */
  LATE,
  /** It is executed twice, and the second answer is told. */
  RESENT,
  /** It is refused for load. */
  THROTTLED,
  /** The server fails before it has executed it. */
  ERROR_WITHOUT_EFFECT,
  /** The server fails after it has executed it. */
  ERROR_WITH_EFFECT,
  /** Another request is busy with an item. */
  CONFLICT,
  /** The same group is being executed. */
  IN_PROGRESS,
  /** A part of a batch is not answered. */
  UNPROCESSED,
  /** An index answers as it did some time ago. */
  STALE_INDEX;

  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

  /** Those that can befall a request. */
  static Set<Fault> of(String operation, boolean index) {
    Set<Fault> faults = EnumSet.of(DELAY, NOT_SENT, ANSWER_LOST, THROTTLED, ERROR_WITHOUT_EFFECT);
    if (WRITES.contains(operation)) {
      faults.addAll(EnumSet.of(LATE, RESENT, ERROR_WITH_EFFECT, CONFLICT));
    }
    if (operation.equals("TransactWriteItems")) {
      faults.add(IN_PROGRESS);
    }
    if (operation.equals("BatchGetItem")) {
      faults.add(UNPROCESSED);
    }
    if (index) {
      faults.add(STALE_INDEX);
    }
    return faults;
  }
}
