package io.beldi.runtime.record;

import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes and spawns that wait for a commit, in the order of the source. */
final class Buffer {
  /** Actions of one group, beside the record. */
  static final int ACTIONS = 99;

  /** Leaves a quarter of what a group may have to the record and to what is not counted. */
  private static final long BYTES = 3 << 20;

  /** More than any row has. */
  private static final long ONE_MORE = 512 << 10;

  private final @Nullable Buffer below;
  private final Map<ItemKey, RowWrite> rows = new LinkedHashMap<>();
  private final List<Spawned> spawned = new ArrayList<>();
  private long bytes;

  /**
   * @param below what a fork inside a transaction had buffered, and this branch sees through
   */
  Buffer(@Nullable Buffer below) {
    this.below = below;
  }

  @Nullable RowWrite find(ItemKey key) {
    RowWrite own = rows.get(key);
    return own != null || below == null ? own : below.find(key);
  }

  void put(ItemKey key, RowWrite write) {
    rows.put(key, write);
    bytes += new Action.OfRow(key, write).bytes();
  }

  void spawn(Spawned child) {
    spawned.add(child);
    bytes += new Action.OfSpawn(child).bytes();
  }

  /**
   * The steps that have told the body that a row can be changed, without a look at it, where
   * nothing has shown so since.
   *
   * @param looked whether somebody has looked at a row
   */
  List<Path> untested(Predicate<ItemKey> looked) {
    List<Path> steps = new ArrayList<>();
    rows.forEach(
        (key, write) -> {
          if (!(write instanceof RowWrite.IfAbsent) && !looked.test(key)) {
            steps.addAll(write.assumed());
          }
        });
    return steps;
  }

  boolean isBranchOfBlock() {
    return below != null;
  }

  /** Whether there is nothing to commit. */
  boolean isEmpty() {
    return actions().isEmpty();
  }

  /** Whether a row of one of those tables is written. */
  boolean touches(Set<String> tables) {
    return rows.keySet().stream().anyMatch(key -> tables.contains(key.table().name()));
  }

  /** What is to be done, rows first. */
  List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    rows.forEach(
        (key, write) -> {
          if (isWritten(write)) {
            actions.add(new Action.OfRow(key, write));
          }
        });
    spawned.forEach(child -> actions.add(new Action.OfSpawn(child)));
    return actions;
  }

  /** Whether one more action might not go into the same group; each write of a row counts. */
  boolean isFull() {
    return bytes > BYTES - ONE_MORE
        || (rows.size() + spawned.size() >= ACTIONS && actions().size() >= ACTIONS);
  }

  /** Whether all of it goes into one group. */
  boolean fits() {
    return first(ACTIONS).size() == actions().size();
  }

  /** Whether what a branch has left may go into the same group as what is here. */
  boolean fitsWith(Buffer branch) {
    return actions().size() + branch.actions().size() <= ACTIONS && bytes + branch.bytes <= BYTES;
  }

  /** As many actions as go into one group, from the first on, and at most so many. */
  List<Action> first(int most) {
    List<Action> all = actions();
    long bytes = 0;
    int count = 0;
    while (count < Math.min(all.size(), most)) {
      bytes += all.get(count).bytes();
      if (count > 0 && bytes > BYTES) {
        break;
      }
      count++;
    }
    return List.copyOf(all.subList(0, count));
  }

  /** Forgets the first {@code count} actions, which are done. */
  void drop(int count) {
    for (Action action : actions().subList(0, count)) {
      if (action instanceof Action.OfRow row) {
        rows.remove(row.key());
      } else {
        spawned.remove(0);
      }
    }
  }

  /** Forgets what is known of rows; nothing is left to be done. */
  void clear() {
    rows.clear();
    bytes = 0;
  }

  /** The rows that would be written. */
  Set<ItemKey> written() {
    Set<ItemKey> keys = new LinkedHashSet<>();
    rows.forEach(
        (key, write) -> {
          if (isWritten(write)) {
            keys.add(key);
          }
        });
    return keys;
  }

  /** Adds what a branch has buffered, after what is here; what it only looked at may be old. */
  void absorb(Buffer branch) {
    branch.written().forEach(key -> rows.merge(key, branch.row(key), RowWrite::merge));
    spawned.addAll(branch.spawned);
    bytes += branch.bytes;
    branch.rows.clear();
    branch.spawned.clear();
  }

  private RowWrite row(ItemKey key) {
    return Objects.requireNonNull(rows.get(key), "row");
  }

  private static boolean isWritten(RowWrite write) {
    return !(write instanceof RowWrite.Known known) || known.changed();
  }
}
