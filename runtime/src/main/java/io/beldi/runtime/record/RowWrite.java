package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.row.PushDown;
import io.beldi.runtime.row.RowExpiry;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that an uncommitted stretch does to one row, as one action. */
sealed interface RowWrite {
  /** Must hold at the commit of what the body was told. */
  Condition guard();

  /** Whether the commit may find that what the body was told is not so. */
  default boolean isGuarded() {
    return !guard().equals(Condition.always());
  }

  /** The steps that were told so without a look at the row. */
  List<Path> assumed();

  /** The action in the store. {@code stamp} marks what it writes. */
  Write write(ItemKey key, Condition also, Value stamp);

  /**
   * The row as it will be.
   *
   * @param row null where it is deleted, or is not there
   * @param changed false if it was only looked at
   */
  record Known(@Nullable Item row, boolean changed, Condition guard, List<Path> assumed)
      implements RowWrite {

    static Known seen(@Nullable Item row, Condition guard) {
      return new Known(row, false, guard, List.of());
    }

    /** The same promises about another content. */
    Known becoming(@Nullable Item after) {
      return new Known(after, true, guard, assumed);
    }

    @Override
    public Write write(ItemKey key, Condition also, Value stamp) {
      Condition condition = both(guard, also);
      return row == null
          ? new Write.Delete(key, condition)
          : new Write.Put(key, row.with(Version.ATTRIBUTE, stamp), condition);
    }
  }

  /** An update that nobody has needed the row for. */
  record Pushed(PushDown update, List<Path> assumed) implements RowWrite {
    @Override
    public Condition guard() {
      return update.condition();
    }

    @Override
    public Write write(ItemKey key, Condition also, Value stamp) {
      List<Change> changes = new ArrayList<>(update.changes());
      changes.add(new Change.Assign(Version.ATTRIBUTE, stamp));
      return new Write.Update(key, changes, both(guard(), also));
    }
  }

  /** A row to be written where there is none; nobody has asked whether there is. */
  record IfAbsent(Item row, long now, Path step) implements RowWrite {
    @Override
    public Condition guard() {
      return RowExpiry.absent(now);
    }

    @Override
    public List<Path> assumed() {
      return List.of(step);
    }

    @Override
    public Write write(ItemKey key, Condition also, Value stamp) {
      return new Write.Put(key, row.with(Version.ATTRIBUTE, stamp), both(guard(), also));
    }
  }

  /** Both conditions, if both say something. */
  static Condition both(Condition one, Condition other) {
    if (one.equals(Condition.always())) {
      return other;
    }
    return other.equals(Condition.always()) ? one : Condition.all(one, other);
  }

  /** What becomes of a row that branches have written one after another in source order. */
  static RowWrite merge(RowWrite first, RowWrite second) {
    if (first instanceof Pushed one && second instanceof Pushed other) {
      PushDown sum = one.update().then(other.update());
      if (sum != null) {
        return new Pushed(sum, join(one.assumed(), other.assumed()));
      }
    }
    if (second instanceof Known last && !(first instanceof IfAbsent)) {
      return new Known(
          last.row(),
          true,
          both(first.guard(), last.guard()),
          join(first.assumed(), last.assumed()));
    }
    return second;
  }

  static List<Path> join(List<Path> some, List<Path> others) {
    List<Path> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
