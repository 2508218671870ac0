package io.beldi.runtime.collect;

import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right to attempt an instance again. A claim only moves the time at which the next one may
 * claim; it does not touch the stamp, since the attempt's own seal has to raise that, and a second
 * delivery of the same attempt must fail to.
 */
public final class Claims {
  private final Store store;
  private final Journal journal;
  private final Platform platform;
  private final AttemptPolicy policy;

  public Claims(Store store, Journal journal, Platform platform, AttemptPolicy policy) {
    this.store = store;
    this.journal = journal;
    this.platform = platform;
    this.policy = policy;
  }

  /**
   * The attempt to make of an instance that is due; null if it is not, or not any more. One that
   * was given back is due at once.
   */
  public @Nullable Envelope claim(JournalRecord seen) {
    long now = platform.clock().millis();
    Long due = seen.due();
    Bytes envelope = seen.envelope();
    boolean released = seen.status() == Status.RELEASED;
    if (envelope == null || (!released && (due == null || due > now))) {
      return null;
    }
    int attempts = seen.attempts() + 1;
    long end = now + policy.limit().toMillis();
    long next = end + policy.waits().after(attempts, platform.ids()).toMillis();
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(Journal.ATTEMPTS, Value.number(attempts)));
    changes.add(new Change.Assign(Journal.DUE, Value.number(next)));
    if (released) {
      changes.add(new Change.Assign(Journal.STATUS, Status.RUNNING.value()));
      changes.add(new Change.Assign(Journal.SHARD, journal.shard(seen.id())));
      changes.add(new Change.Remove(Journal.EXPIRES));
    }
    Outcome outcome =
        store.write(new Write.Update(journal.key(seen.id()), changes, unclaimed(seen)));
    boolean claimed = outcome instanceof Outcome.Applied;
    platform.probe().reached(claimed ? Mark.CLAIMED : Mark.CLAIM_LOST);
    return claimed ? Envelope.decode(envelope).again(seen.stamp().next(), now, end) : null;
  }

  /** Nobody else has claimed it meanwhile. */
  private static Condition unclaimed(JournalRecord seen) {
    Long due = seen.due();
    return due != null
        ? Condition.equal(Journal.DUE, Value.number(due))
        : Condition.all(
            Condition.equal(Journal.STATUS, seen.status().value()),
            Condition.equal(Journal.COMMITS, Value.number(seen.commits())));
  }
}
