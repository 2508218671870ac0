package io.beldi.local.simulation.planted;

import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.List;

/** Commits without all that makes them happen once. */
final class CommitDefects {
  private static final String VERSION = "_v";

  private CommitDefects() {}

  /** The record's part of a commit holds always. */
  static Store unconditional(Store store) {
    return new ChangedWrites(
        store, write -> Sent.isCommit(write) ? Sent.with(write, Condition.always()) : write);
  }

  /** Does not compare the number of commits. */
  static Store uncounted(Store store) {
    return new ChangedWrites(
        store,
        write ->
            Sent.isCommit(write)
                ? Sent.with(write, withoutComparing(write.condition(), Journal.COMMITS))
                : write);
  }

  static Store effectBeforeLog(Store store) {
    return new SplitCommits(store, write -> !Sent.isCommit(write));
  }

  static Store logBeforeEffect(Store store) {
    return new SplitCommits(store, Sent::isCommit);
  }

  /** Takes a lost reply for success. */
  static Store unknownIsApplied(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        return known(super.write(write));
      }

      @Override
      public Outcome transact(List<Write> writes, String token) {
        return known(super.transact(writes, token));
      }

      private Outcome known(Outcome outcome) {
        return outcome instanceof Outcome.Unknown ? new Outcome.Applied(null) : outcome;
      }
    };
  }

  /** A transaction does not ask whether what it has read still holds. */
  static Store noVersions(Store store) {
    return new ChangedWrites(
        store,
        write -> {
          boolean checks = Sent.compared(write.condition(), VERSION) != null;
          return checks ? Sent.with(write, withoutComparing(write.condition(), VERSION)) : write;
        });
  }

  /** The rows may be as they like. */
  static Store noRowConditions(Store store) {
    return new ChangedWrites(
        store, write -> Sent.toJournal(write) ? write : Sent.with(write, Condition.always()));
  }

  /** An update that reads nothing leaves no new stamp. */
  static Store unstampedUpdates(Store store) {
    return new ChangedWrites(
        store,
        write ->
            !Sent.toJournal(write) && write instanceof Write.Update update && adds(update)
                ? Sent.without(update, VERSION)
                : write);
  }

  /** A request with a key that had no effect leaves no answer. */
  static Store noAnswerWithoutEffect(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        boolean first =
            Sent.isEnd(write) && Sent.assigned((Write.Update) write, Journal.STAMP) != null;
        return first ? new Outcome.Applied(null) : super.write(write);
      }
    };
  }

  private static boolean adds(Write.Update update) {
    return update.changes().stream().anyMatch(Change.Add.class::isInstance);
  }

  private static Condition withoutComparing(Condition condition, String attribute) {
    return Sent.replace(
        condition,
        part ->
            Sent.compares(part, attribute)
                ? Condition.any(part, new Condition.ItemExists(), new Condition.ItemAbsent())
                : part);
  }
}
