package io.beldi.runtime.invoke;

/** The branches in which an engine retries, recovers, or gives way to another attempt. */
public enum Mark {
  /** A later attempt has fenced all before it and goes on. */
  SEALED,
  /** A later attempt has found that the instance has ended, or was given back. */
  SEAL_FOUND_END,
  /** A later attempt was itself fenced by one that is later still. */
  SEAL_OUTRANKED,
  /** A step was answered from the log. */
  STEP_REPLAYED,
  /** Writes that an earlier attempt has committed were dropped, not sent again. */
  COMMIT_SKIPPED,
  /** Nobody could say what became of a commit: the very same request is sent again. */
  COMMIT_UNKNOWN,
  /** A commit that was sent again turned out to have been applied the first time. */
  COMMIT_WAS_APPLIED,
  /** The store was busy with a commit: it is sent again. */
  COMMIT_BUSY,
  /** Another attempt has changed the record: the commit is lost. */
  COMMIT_LOST,
  /** What became of a commit stays unknown, so the attempt ends without an answer. */
  COMMIT_STAYS_UNKNOWN,
  /** No time is left for another try of a commit. */
  COMMIT_OUT_OF_TIME,
  /** An instance's log was longer than its record holds: the rest of it was read. */
  LOG_READ,
  /** A part of the log was gone: the instance has ended meanwhile. */
  LOG_GONE,
  /** More was consumed than one commit can record: a part of it was recorded first. */
  LOG_FIRST,
  /**
   * A part of an ended instance's log could not be marked for deletion: it goes with the record.
   */
  LOG_LEFT,
  /** A row that should be created only if absent is there: the commit goes without it. */
  ROW_THERE_ALREADY,
  /** Something that a commit assumed was wrong: the stretch since the last commit runs again. */
  STRETCH_AGAIN,
  /** The hint to a spawned instance was lost: the collector will find it. */
  HINT_LOST,
  /** A conflict was all that came of an instance: it was given back. */
  RELEASED,
  /** Another attempt had the answer already. */
  ANSWER_ADOPTED,
  /** Another attempt of a keyed root is at work. */
  IN_PROGRESS,
  /** A caller's key was used with another input. */
  KEY_REUSED,
  /** Another attempt goes on; this one stops. */
  SUPERSEDED,
  /** An attempt was too old to write anything. */
  BORN_TOO_EARLY,
  /** A fault has stopped an instance that somebody would have attempted again. */
  FAULT_PARKED,
  /** A stretch that ran again had the answer of a call still in memory. */
  ANSWER_KEPT,
  /** A call brought no answer: it is sent again under a higher stamp. */
  CALL_AGAIN,
  /** A call was sent as often as allowed. */
  CALL_GIVEN_UP,
  /** No time is left in this attempt. */
  OUT_OF_TIME,
  /** A step of plain Java failed and is tried again. */
  RUN_AGAIN,
  /** A transaction block runs again after a conflict. */
  BLOCK_AGAIN,
  /** A transaction block runs again because it was told something unseen that was wrong. */
  BLOCK_MISJUDGED,
  /** An error came from an inconsistent view: it does not leave the block, which runs again. */
  BLOCK_INCONSISTENT,
  /** A transaction block ended in a conflict for good. */
  BLOCK_CONFLICT,
  /** A transaction block that an earlier attempt has committed was gone through again. */
  BLOCK_REPLAYED,
  /** An instance that was due has been claimed. */
  CLAIMED,
  /** Somebody else was faster to claim. */
  CLAIM_LOST,
  /** A repeated request drives an instance that was given back, or left alone for too long. */
  TAKEN_OVER,
  /** An attempt that was claimed could not be sent off: it will be due again. */
  ATTEMPT_NOT_SENT,
  /** An instance was attempted too often, or too late, and was parked. */
  ATTEMPTS_PARKED,
  /** An instance is to be parked as soon as nothing of its last attempt can land. */
  PARKING_WAITS,
  /** An instance that was to be parked has changed meanwhile. */
  PARKING_LOST,
  /** That an instance is parked was told. */
  LETTER_SENT,
  /** An attempt wrote down why it ended without a result. */
  TROUBLE_NOTED,
  /** An attempt could not write down why it ended without a result. */
  TROUBLE_LOST,
  /** A callee that was stopped by a fault is attempted again, since its caller is. */
  CALLEE_RESUMED,
  /** A parked instance was resumed. */
  RESUMED,
  /** A live instance was stopped, since it is to be abandoned. */
  STOPPED,
  /** An instance was abandoned. */
  ABANDONED,
  /** An expired record, or row, was deleted. */
  SWEPT,
  /** An expired item has changed, or somebody else has deleted it. */
  SWEEP_LOST,
  /** The record of an earlier life of a caller's key has expired: a new life begins. */
  NEW_LIFE,
  /** A participant of a transaction did not answer: it is asked again. */
  PARTICIPANT_AGAIN,
  /** A participant of a transaction was asked as often as allowed. */
  PARTICIPANT_GIVEN_UP,
  /** The rows of a participant have changed while its body ran: it runs again. */
  PARTICIPANT_RUNS_AGAIN,
  /** Nobody could say whether a participant has taken its rows: it tries to again. */
  PREPARE_UNKNOWN,
  /** A row has changed before a participant could take it. */
  PREPARE_CHANGED,
  /** A call of a transaction had been answered before: that answer counts. */
  PREPARED_BEFORE,
  /** A call came after its transaction was over: it takes no rows. */
  PREPARE_TOO_LATE,
  /** Another execution of a call is asking participants of its own: this one stops. */
  CALL_CLAIMED,
  /** A call met rows that an earlier call of its transaction is going to write. */
  OWN_LOCK_PASSED,
  /** A younger transaction gave way to an older one. */
  DIED,
  /** Somebody met a row that a transaction holds, and waited. */
  LOCK_MET,
  /** A transaction that somebody waited for holds nothing any more. */
  LOCK_GONE,
  /** A transaction held rows for too long, or was one's own of before: its end was asked for. */
  LOCK_SETTLED,
  /** A row was read while it was open whether it is written: its old value counts. */
  READ_BEFORE_DECISION,
  /**
   * A row was read after the decision that it is written, and before it was: the new value counts.
   */
  READ_AFTER_DECISION,
  /** A row was let go of while somebody read it: it is read again. */
  ROW_READ_AGAIN,
  /** A transaction was aborted by a participant that wanted to know how it ends. */
  TRANSACTION_SETTLED,
  /** How a transaction ends was decided by somebody else at the same time. */
  SETTLE_AGAIN,
  /** A coordinator found its transaction aborted when it was about to commit. */
  TRANSACTION_DEAD,
  /** The end of a transaction was known already where it was told. */
  FINISHED_BEFORE,
  /** The end of a transaction has to be carried out again, since something has changed. */
  FINISH_AGAIN,
  /** A row was let go of before by somebody who did not come to the end. */
  ROW_FINISHED_BEFORE,
  /** Other transactions have begun or ceased to hold a row that one of them lets go of. */
  SHARED_LOCK_CHANGED,
  /** A transaction was aborted where nothing was prepared yet. */
  ABORTED_UNPREPARED,
  /** A participant did not hear of an abort: it will ask. */
  ABORT_LOST,
  /** A participant did not hear of a commit: it is told again. */
  PARTICIPANT_NOT_TOLD,
  /** Another domain did not say how a transaction stands. */
  CONTROL_LOST,
  /** A collector ended a transaction of which its domain had heard no more. */
  TRANSACTION_RESOLVED,
  /** A collector could not find out how a transaction ends: it will ask again. */
  RESOLUTION_FAILED,
  /** An instance that was handed over to another domain was there already. */
  REGISTERED_BEFORE
}
