package io.beldi.runtime.record;

import io.beldi.runtime.RowForm;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions hold a row: one that is going to write it, or any number that have read it. An
 * absent row is held by an item in its place that counts as absent. While a row is held it cannot
 * expire: the time is kept beside the lock.
 *
 * @param exclusive the id of the transaction that is going to write it
 * @param shared the ids of those that have read it, sorted
 * @param placeholder whether there is no row, but only the lock
 * @param expiry when the row expires; null where it does not
 * @param moved whether that is kept beside the lock
 */
record RowLock(
    @Nullable String exclusive,
    List<String> shared,
    boolean placeholder,
    @Nullable Value expiry,
    boolean moved) {
  /** The attribute that names the transaction which is going to write the row. */
  static final String EXCLUSIVE = "_lk";

  /** The attribute that lists the transactions which have read the row. */
  static final String SHARED = "_sl";

  /** The attribute of an item that stands in for an absent row. */
  static final String PLACEHOLDER = "_ph";

  /** The attribute that keeps the time at which a held row expires. */
  static final String EXPIRY = "_le";

  static final RowLock NONE = new RowLock(null, List.of(), false, null, false);

  /** Nobody holds the row. */
  static final Condition FREE = Condition.all(Condition.lacks(EXCLUSIVE), Condition.lacks(SHARED));

  RowLock {
    shared = List.copyOf(shared);
  }

  static RowLock of(@Nullable Item raw) {
    if (raw == null) {
      return NONE;
    }
    Value kept = raw.get(EXPIRY);
    Value expiry = kept == null ? raw.get(RowForm.EXPIRES) : kept;
    String exclusive = raw.get(EXCLUSIVE) instanceof Value.Text text ? text.text() : null;
    List<String> shared = new ArrayList<>();
    if (raw.get(SHARED) instanceof Value.ListOf list) {
      list.values().forEach(id -> shared.add(((Value.Text) id).text()));
    }
    return exclusive == null && shared.isEmpty() && expiry == null
        ? NONE
        : new RowLock(exclusive, shared, raw.has(PLACEHOLDER), expiry, kept != null);
  }

  /** The row without what the lock has added to it. */
  static Item bare(Item raw) {
    Value kept = raw.get(EXPIRY);
    Item bare = raw.without(EXCLUSIVE).without(SHARED).without(PLACEHOLDER).without(EXPIRY);
    return kept == null ? bare : bare.with(RowForm.EXPIRES, kept);
  }

  /** Whether anybody holds the row. */
  boolean isHeld() {
    return exclusive != null || !shared.isEmpty();
  }

  /** The transaction other than {@code id} that is going to write the row. */
  @Nullable String writer(String id) {
    return exclusive == null || exclusive.equals(id) ? null : exclusive;
  }

  /** A transaction other than {@code id} that keeps it from reading or writing the row. */
  @Nullable String against(String id, boolean writes) {
    String writer = writer(id);
    if (writer != null || !writes) {
      return writer;
    }
    return shared.stream().filter(other -> !other.equals(id)).findFirst().orElse(null);
  }

  /** What must hold of the lock, since it was so. */
  private Condition same() {
    return Condition.all(
        exclusive == null
            ? Condition.lacks(EXCLUSIVE)
            : Condition.equal(EXCLUSIVE, Value.text(exclusive)),
        shared.isEmpty() ? Condition.lacks(SHARED) : Condition.equal(SHARED, list(shared)));
  }

  /**
   * Takes the row for a transaction that nobody else keeps from it.
   *
   * @param version as the row was read
   * @param writes whether it is going to write the row
   */
  Write take(ItemKey key, String id, Version version, boolean writes) {
    if (against(id, writes) != null) {
      throw new IllegalStateException("another transaction holds the row");
    }
    Condition unchanged = placeholder ? Condition.has(PLACEHOLDER) : version.unchanged();
    Condition condition = Condition.all(unchanged, same());
    if (exclusive != null || (!writes && shared.contains(id))) {
      return new Write.Check(key, condition);
    }
    List<Change> changes = new ArrayList<>();
    if (writes) {
      changes.add(new Change.Assign(EXCLUSIVE, Value.text(id)));
      if (!shared.isEmpty()) {
        changes.add(new Change.Remove(SHARED));
      }
    } else {
      List<String> all = new ArrayList<>(shared);
      all.add(id);
      all.sort(String::compareTo);
      changes.add(new Change.Assign(SHARED, list(all)));
    }
    if (!placeholder && !version.exists()) {
      changes.add(new Change.Assign(PLACEHOLDER, Value.bool(true)));
    }
    if (expiry != null && !moved) {
      changes.add(new Change.Assign(EXPIRY, expiry));
      changes.add(new Change.Remove(RowForm.EXPIRES));
    }
    return new Write.Update(key, changes, condition);
  }

  /** Lets go of the row, which stays as it is. */
  Write release(ItemKey key, String id) {
    List<String> others = new ArrayList<>(shared);
    others.remove(id);
    boolean last = others.isEmpty();
    if (last && placeholder) {
      return new Write.Delete(key, same());
    }
    List<Change> changes = new ArrayList<>();
    if (exclusive != null) {
      changes.add(new Change.Remove(EXCLUSIVE));
    } else {
      changes.add(last ? new Change.Remove(SHARED) : new Change.Assign(SHARED, list(others)));
    }
    if (last && expiry != null && moved) {
      changes.add(new Change.Assign(RowForm.EXPIRES, expiry));
      changes.add(new Change.Remove(EXPIRY));
    }
    return new Write.Update(key, changes, same());
  }

  /** Lets go of the row, and lets its new contents be seen; null: it is deleted. */
  Write replace(ItemKey key, @Nullable Item row, Value stamp) {
    return row == null
        ? new Write.Delete(key, same())
        : new Write.Put(key, row.with(Version.ATTRIBUTE, stamp), same());
  }

  private static Value list(List<String> ids) {
    return Value.list(ids.stream().map(Value::text).toList());
  }
}
