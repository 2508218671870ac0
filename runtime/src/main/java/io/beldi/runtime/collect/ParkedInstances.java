package io.beldi.runtime.collect;

import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Retention;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.journal.Waits;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an operator does with instances that nobody attempts any more: lets them go on, once the
 * cause is mended, or ends them for good. Both may meet a live attempt, a collector, or each other:
 * one of them is first, and the others are told.
 */
public final class ParkedInstances {
  private final Store store;
  private final Journal journal;
  private final Platform platform;
  private final AttemptPolicy policy;
  private final Waits waits;
  private final Retention retention;
  private final Predicate<String> effectful;

  /**
   * @param effectful whether the function of that full name may call another one that leaves
   *     something behind
   */
  public ParkedInstances(
      Store store,
      Journal journal,
      Platform platform,
      AttemptPolicy policy,
      Waits waits,
      Retention retention,
      Predicate<String> effectful) {
    this.store = store;
    this.journal = journal;
    this.platform = platform;
    this.policy = policy;
    this.waits = waits;
    this.retention = retention;
    this.effectful = effectful;
  }

  /**
   * Has a parked instance attempted again, from its last commit on and as often as a new one. That
   * is refused when the instance was parked for half of the retention, or when what its callees
   * have done may be forgotten before the attempts end, unless its function calls none that
   * matters.
   *
   * @throws io.beldi.runtime.store.StoreException if the store did not answer; nothing was changed
   */
  public InstanceAction resume(InstanceId id) {
    Item item = store.get(journal.key(id));
    if (item == null) {
      return new InstanceAction.NotFound();
    }
    JournalRecord seen = new JournalRecord(item);
    if (seen.status() != Status.PARKED) {
      return new InstanceAction.NotPossible(seen.status());
    }
    if (seen.isCalled()) {
      return new InstanceAction.Called();
    }
    if (seen.envelope() == null) {
      // A root whose input was too large to be kept: only its client can ask again, with a new key.
      return new InstanceAction.NotPossible(Status.PARKED);
    }
    long now = platform.clock().millis();
    // Who has been told already what a message of a commit says does nothing.
    boolean repeats = !isEvidence(seen) && effectful.test(seen.function());
    if (repeats && isForgotten(seen, now)) {
      return new InstanceAction.TooLate(instant(seen.parkedAt()));
    }
    List<Change> changes = noLongerParked();
    changes.add(new Change.Assign(Journal.STATUS, Status.RUNNING.value()));
    changes.add(new Change.Assign(Journal.ATTEMPTS, Value.number(0)));
    changes.add(new Change.Assign(Journal.SHARD, journal.shard(id)));
    changes.add(new Change.Assign(Journal.DUE, Value.number(now)));
    if (!repeats) {
      changes.add(new Change.Assign(Journal.SINCE, Value.number(now)));
    }
    return change(seen, changes, Condition.always(), Mark.RESUMED, new InstanceAction.Done());
  }

  /**
   * Ends an instance for good; whoever asks for its result is told that it was abandoned, and why.
   * Instances that it has handed over go on. The message of a commit is never ended like this. One
   * that is not parked is stopped first: it has ended only when this is asked again after
   * everything that its attempts have sent has landed.
   *
   * @param reason for people
   * @throws io.beldi.runtime.store.StoreException if the store did not answer; nothing was changed
   */
  public InstanceAction abandon(InstanceId id, String reason) {
    Item item = store.get(journal.key(id));
    if (item == null) {
      return new InstanceAction.NotFound();
    }
    JournalRecord seen = new JournalRecord(item);
    if (seen.ended() || seen.status() == Status.RELEASED) {
      return new InstanceAction.NotPossible(seen.status());
    }
    if (seen.isCalled()) {
      return new InstanceAction.Called();
    }
    if (isEvidence(seen)) {
      return new InstanceAction.Evidence();
    }
    long now = platform.clock().millis();
    if (seen.status() != Status.PARKED) {
      return stop(seen, reason, now);
    }
    if (now < seen.quiet()) {
      return new InstanceAction.TooEarly(instant(seen.quiet()));
    }
    return end(seen, reason, now);
  }

  private InstanceAction end(JournalRecord seen, String reason, long now) {
    List<Change> changes = noLongerParked();
    changes.add(new Change.Assign(Journal.STATUS, Status.ABANDONED.value()));
    changes.add(new Change.Assign(Journal.STAMP, seen.stamp().next().value()));
    changes.add(new Change.Assign(Journal.ERROR, Value.text(reason)));
    changes.add(new Change.Assign(Journal.EXPIRES, Value.number(retention.end(now))));
    changes.add(new Change.Remove(Journal.SINCE));
    if (seen.logItems() > 0) {
      changes.add(new Change.Assign(Journal.SHARD, journal.shard(seen.id())));
      changes.add(new Change.Assign(Journal.DUE, Value.number(retention.logsEnd(now))));
    } else {
      changes.addAll(Parking.notDue());
    }
    return change(seen, changes, Condition.always(), Mark.ABANDONED, new InstanceAction.Done());
  }

  /** Fences the attempts of an instance that is not parked. */
  private InstanceAction stop(JournalRecord seen, String reason, long now) {
    long limit = now + policy.limit().toMillis();
    Long due = seen.due();
    // No attempt outlives the time at which the instance is due, nor its own limit.
    long last = due == null ? limit : Math.min(due, limit);
    long quiet = Math.max(now, last) + waits.landing().toMillis();
    List<Change> changes = Parking.parked(journal, seen, now);
    changes.add(new Change.Assign(Journal.QUIET, Value.number(quiet)));
    changes.add(new Change.Assign(Journal.ERROR, Value.text(reason)));
    changes.addAll(Parking.notDue());
    Condition unclaimed =
        due == null
            ? Condition.lacks(Journal.DUE)
            : Condition.equal(Journal.DUE, Value.number(due));
    return change(
        seen, changes, unclaimed, Mark.STOPPED, new InstanceAction.Stopped(instant(quiet)));
  }

  /** Whether participants of a transaction take the record for proof that it is committed. */
  private static boolean isEvidence(JournalRecord record) {
    Bytes envelope = record.envelope();
    try {
      return envelope != null && Envelope.decode(envelope).task() == Envelope.Task.FINISH;
    } catch (MalformedInput unreadable) {
      return false; // Nobody can attempt it, so all that is left is to abandon it.
    }
  }

  private boolean isForgotten(JournalRecord parked, long now) {
    Long since = parked.since();
    return now - parked.parkedAt() > retention.records().toMillis() / 2
        || (since != null && !waits.mayAskAgain(since, now, retention.records()));
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private static List<Change> noLongerParked() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Remove(Journal.PARKED));
    changes.add(new Change.Remove(Journal.PARKED_AT));
    changes.add(new Change.Remove(Journal.QUIET));
    changes.add(new Change.Remove(Journal.SITE));
    return changes;
  }

  private InstanceAction change(
      JournalRecord seen, List<Change> changes, Condition also, Mark mark, InstanceAction done) {
    Condition unchanged =
        Condition.all(
            Condition.equal(Journal.STAMP, seen.stamp().value()),
            Condition.equal(Journal.STATUS, seen.status().value()),
            also);
    Outcome outcome = store.write(new Write.Update(journal.key(seen.id()), changes, unchanged));
    if (outcome instanceof Outcome.Applied) {
      platform.probe().reached(mark);
      return done;
    }
    return outcome instanceof Outcome.Unknown lost
        ? new InstanceAction.Unknown(lost.detail())
        : new InstanceAction.Changed();
  }
}
