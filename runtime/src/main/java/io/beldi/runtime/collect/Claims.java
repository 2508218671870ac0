package io.beldi.runtime.collect;

import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.time.Duration;
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
  private final Backoff waits;
  private final Duration limit;

  /**
   * @param waits between attempts, beside the time that an attempt may take
   * @param limit how long an attempt may take
   */
  public Claims(Store store, Journal journal, Platform platform, Backoff waits, Duration limit) {
    this.store = store;
    this.journal = journal;
    this.platform = platform;
    this.waits = waits;
    this.limit = limit;
  }

  /** The attempt to make of an instance that is due; null if it is not, or not any more. */
  public @Nullable Envelope claim(JournalRecord seen) {
    long now = platform.clock().millis();
    Long due = seen.due();
    Bytes envelope = seen.envelope();
    if (due == null || due > now || envelope == null) {
      return null;
    }
    int attempts = seen.attempts() + 1;
    long end = now + limit.toMillis();
    long next = end + waits.after(attempts, platform.ids()).toMillis();
    Outcome outcome =
        store.write(
            new Write.Update(
                journal.key(seen.id()),
                List.of(
                    new Change.Assign(Journal.ATTEMPTS, Value.number(attempts)),
                    new Change.Assign(Journal.DUE, Value.number(next))),
                Condition.equal(Journal.DUE, Value.number(due))));
    return outcome instanceof Outcome.Applied
        ? Envelope.decode(envelope).again(seen.stamp().next(), now, end)
        : null;
  }
}
