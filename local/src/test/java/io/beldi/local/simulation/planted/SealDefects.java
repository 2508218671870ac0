package io.beldi.local.simulation.planted;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Condition.Comparison;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Later attempts that do not, or not wholly, fence those before. */
final class SealDefects {
  private SealDefects() {}

  /** Reads the record instead of sealing it, and commits whatever its epoch. */
  static Store none(Store store) {
    return new Unsealed(store, true);
  }

  /** Seals only records that are there. */
  static Store missing(Store store) {
    return new Unsealed(store, false);
  }

  /** Lets an attempt seal that has the same stamp as another. */
  static Store lax(Store store) {
    return new ChangedWrites(
        store, write -> Sent.isSeal(write) ? Sent.with(write, atMost(write.condition())) : write);
  }

  /** Goes on after having been told that the instance has ended. */
  static Store finishedRunsAgain(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        Outcome outcome = super.write(write);
        if (!Sent.isSeal(write)
            || !(outcome instanceof Outcome.Applied applied)
            || applied.after() == null) {
          return outcome;
        }
        return new Outcome.Applied(applied.after().without(Journal.STATUS));
      }
    };
  }

  private static Condition atMost(Condition condition) {
    return Sent.replace(
        condition,
        part ->
            part instanceof Condition.Compares compares
                    && compares.attribute().equals(Journal.STAMP)
                    && compares.comparison() == Comparison.LESS
                ? Condition.atMost(Journal.STAMP, compares.value())
                : part);
  }

  private static final class Unsealed extends ForwardingStore {
    private final boolean always;

    Unsealed(Store store, boolean always) {
      super(store);
      this.always = always;
    }

    @Override
    public Outcome write(Write write) {
      if (!Sent.isSeal(write)) {
        return super.write(unfenced(write));
      }
      @Nullable Item found = get(write.key());
      if (found == null) {
        return new Outcome.Applied(Sent.created((Write.Update) write));
      }
      return always ? new Outcome.Applied(found) : super.write(write);
    }

    @Override
    public Outcome transact(List<Write> writes, String token) {
      return super.transact(writes.stream().map(this::unfenced).toList(), token);
    }

    /** An attempt that has not sealed cannot ask for its own stamp. */
    private Write unfenced(Write write) {
      Value stamp = Sent.isCommit(write) ? Sent.compared(write.condition(), Journal.STAMP) : null;
      if (stamp == null) {
        return write;
      }
      Condition condition =
          Sent.replace(
              write.condition(),
              part -> {
                if (Sent.compares(part, Journal.STAMP)) {
                  Condition lax = Condition.any(part, Condition.lacks(Journal.STAMP));
                  return always ? Condition.lacks("_none") : lax;
                }
                return Sent.compares(part, Journal.COMMITS)
                    ? Condition.any(part, Condition.lacks(Journal.COMMITS))
                    : part;
              });
      Write.Update update = (Write.Update) Sent.with(write, condition);
      return Sent.with(update, new Change.AssignIfAbsent(Journal.STAMP, stamp));
    }
  }
}
