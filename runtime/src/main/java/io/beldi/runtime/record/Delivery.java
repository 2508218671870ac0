package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
import io.beldi.runtime.collect.Removal;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request whose first write is the record's, until it is known what became of it. After an
 * unknown outcome only that very request is sent again: it might still be applied, so nothing else
 * may be concluded, and nothing else be sent by this attempt, not even by another branch.
 */
final class Delivery {
  private final Services services;
  private final Envelope envelope;
  private boolean doubt;

  Delivery(Services services, Envelope envelope) {
    this.services = services;
    this.envelope = envelope;
  }

  /** What became of a request. */
  sealed interface Result {
    /** Applied; the record is {@code found} where the store tells. */
    record Applied(@Nullable Item found) implements Result {}

    /** Not applied, because the record is not as the attempt believed. */
    record Lost(@Nullable Item found) implements Result {}

    /** Not applied for other reasons, one per write. */
    record Refused(List<Reason> reasons) implements Result {}
  }

  /**
   * @param name the committer that the record's write sets
   * @throws Signal.Over if the outcome stays unknown
   * @throws Fault if the store can never take it
   */
  Result send(List<Write> writes, String name) {
    if (doubt) {
      throw unknown("of before");
    }
    String trouble = "";
    for (int tries = 1; tries <= services.settings().requests().most(); tries++) {
      if (tries > 1) {
        pause(tries - 1);
      }
      Outcome outcome = once(writes, name);
      if (outcome instanceof Outcome.Applied applied) {
        doubt = false;
        return new Result.Applied(applied.after());
      }
      if (outcome instanceof Outcome.Unknown lost) {
        doubt = true;
        trouble = lost.detail();
        services.reached(Mark.COMMIT_UNKNOWN);
        continue;
      }
      List<Reason> reasons = ((Outcome.Refused) outcome).reasons();
      Result result = judge(reasons, name);
      if (result instanceof Result.Refused && doubt) {
        throw unknown(trouble);
      }
      if (result != null) {
        doubt = false;
        return result;
      }
      trouble = "the store is busy";
      services.reached(Mark.COMMIT_BUSY);
    }
    if (doubt) {
      throw unknown(trouble);
    }
    return new Result.Refused(writes.stream().<Reason>map(write -> new Reason.Conflict()).toList());
  }

  private Signal.Over unknown(String trouble) {
    services.reached(Mark.COMMIT_STAYS_UNKNOWN);
    return Signal.Over.unavailable("a commit has an unknown outcome: " + trouble);
  }

  /** Sends once what is for people only, and on which nothing depends. */
  void note(Write write) {
    boolean applied;
    try {
      applied = services.store().write(write) instanceof Outcome.Applied;
    } catch (StoreException trouble) {
      // Most likely the same trouble that is to be noted; the answer of the attempt tells of it.
      applied = false;
    }
    services.reached(applied ? Mark.TROUBLE_NOTED : Mark.TROUBLE_LOST);
  }

  private Outcome once(List<Write> writes, String name) {
    try {
      return writes.size() == 1
          ? services.store().write(writes.get(0))
          : services.store().transact(writes, name);
    } catch (StoreException refused) {
      if (refused.kind() == StoreException.Kind.INVALID) {
        throw new Fault(envelope.function(), String.valueOf(refused.getMessage()), refused);
      }
      throw refused;
    }
  }

  /** Null if the same request should be sent again. */
  private @Nullable Result judge(List<Reason> reasons, String name) {
    if (reasons.get(0) instanceof Reason.ConditionFailed record) {
      Item found = record.found();
      if (found != null && isEarlierLife(new JournalRecord(found))) {
        return null;
      }
      boolean mine = found != null && new JournalRecord(found).committer().equals(name);
      services.reached(mine ? Mark.COMMIT_WAS_APPLIED : Mark.COMMIT_LOST);
      return mine ? new Result.Applied(found) : new Result.Lost(found);
    }
    boolean conditions = false;
    for (Reason reason : reasons) {
      if (reason instanceof Reason.Invalid invalid) {
        throw new Fault(envelope.function(), invalid.detail());
      }
      conditions |= reason instanceof Reason.ConditionFailed;
    }
    return conditions ? new Result.Refused(reasons) : null;
  }

  /**
   * Whether the record is of an earlier life of a caller's key, and has expired: then it is
   * deleted, as the store should have done by now, and the same request may be sent again.
   */
  private boolean isEarlierLife(JournalRecord found) {
    if (envelope.origin() != Origin.KEYED_ROOT || !services.isExpired(found)) {
      return false;
    }
    // Somebody else may be faster to delete it: the request shows, when it is sent again.
    new Removal(services.store(), services.journal()).record(found);
    services.reached(Mark.NEW_LIFE);
    return true;
  }

  private void pause(int failures) {
    if (services.platform().clock().millis() > envelope.deadline()) {
      services.reached(Mark.COMMIT_OUT_OF_TIME);
      throw Signal.Over.unavailable("no time is left for a commit");
    }
    services
        .platform()
        .clock()
        .sleep(services.settings().requests().waits().after(failures, services.platform().ids()));
  }
}
