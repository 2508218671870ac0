package io.beldi.runtime.collect;

import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right to attempt an instance again. A claim moves the time at which the next one may claim,
 * and counts; it does not touch the stamp, since the attempt's own seal has to raise that, and a
 * second delivery of the same attempt must fail to.
 */
public final class Claims {
  private final Store store;
  private final Journal journal;
  private final Platform platform;
  private final AttemptPolicy policy;
  private final Waits waits;
  private final Retention retention;

  public Claims(
      Store store,
      Journal journal,
      Platform platform,
      AttemptPolicy policy,
      Waits waits,
      Retention retention) {
    this.store = store;
    this.journal = journal;
    this.platform = platform;
    this.policy = policy;
    this.waits = waits;
    this.retention = retention;
  }

  /**
   * The attempt to make of an instance that is due; null if it is not, or not any more, or if it
   * was attempted often enough. One that was given back is due at once.
   *
   * @param seen may be old, as an index gives it
   * @throws MalformedInput if the record does not say what to do
   */
  public @Nullable Envelope claim(JournalRecord seen) {
    long now = platform.clock().millis();
    Bytes stored = seen.envelope();
    boolean released = seen.status() == Status.RELEASED;
    if (stored == null || (!released && (!isDue(seen, now) || isExhausted(seen)))) {
      return null;
    }
    Envelope envelope = Envelope.decode(stored);
    int attempts = released ? 1 : seen.attempts() + 1;
    long end = now + policy.limit().toMillis();
    long next = end + policy.waits().after(attempts, platform.ids()).toMillis();
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(Journal.ATTEMPTS, Value.number(attempts)));
    changes.add(new Change.Assign(Journal.DUE, Value.number(next)));
    if (released) {
      changes.add(new Change.Assign(Journal.STATUS, Status.RUNNING.value()));
      changes.add(new Change.Assign(Journal.SHARD, journal.shard(seen.id())));
      changes.add(new Change.Assign(Journal.SINCE, Value.number(now)));
      changes.add(new Change.Remove(Journal.EXPIRES));
    } else {
      changes.add(new Change.AssignIfAbsent(Journal.SINCE, Value.number(now)));
    }
    Outcome outcome =
        store.write(new Write.Update(journal.key(seen.id()), changes, unclaimed(seen)));
    if (outcome instanceof Outcome.Applied applied && applied.after() != null) {
      platform.probe().reached(Mark.CLAIMED);
      return envelope.again(new JournalRecord(applied.after()).stamp().next(), now, end);
    }
    platform.probe().reached(Mark.CLAIM_LOST);
    return null;
  }

  /**
   * Whether no further attempt may be sent: there were as many as are allowed since the last
   * commit, or one more could outlive what is known of its callees.
   */
  boolean isExhausted(JournalRecord seen) {
    return seen.attempts() >= policy.most() || isStale(seen);
  }

  /** Whether an attempt could outlive what is known of the callees of those before it. */
  boolean isStale(JournalRecord seen) {
    Long since = seen.since();
    return since != null
        && !waits.mayAskAgain(since, platform.clock().millis(), retention.records());
  }

  private static boolean isDue(JournalRecord seen, long now) {
    Long due = seen.due();
    return due != null
        && due <= now
        && (seen.status() == Status.RUNNING || seen.status() == Status.PENDING);
  }

  /** Nobody else has claimed it meanwhile, or parked it: both move the time. */
  private static Condition unclaimed(JournalRecord seen) {
    Long due = seen.due();
    return due != null
        ? Condition.equal(Journal.DUE, Value.number(due))
        : Condition.all(
            Condition.equal(Journal.STATUS, seen.status().value()),
            Condition.equal(Journal.COMMITS, Value.number(seen.commits())));
  }
}
