package io.beldi.runtime.record;

import io.beldi.runtime.store.ItemKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes and spawns that wait for a commit, in the order of the source. */
final class Buffer {
  private final @Nullable Buffer below;
  private final Map<ItemKey, RowWrite> rows = new LinkedHashMap<>();
  private final List<Spawned> spawned = new ArrayList<>();

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
  }

  void spawn(Spawned child) {
    spawned.add(child);
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
          if (!(write instanceof RowWrite.Known known) || known.changed()) {
            actions.add(new Action.OfRow(key, write));
          }
        });
    spawned.forEach(child -> actions.add(new Action.OfSpawn(child)));
    return actions;
  }

  /** Forgets the first {@code count} actions, which are done. */
  void drop(int count) {
    List<Action> actions = actions();
    for (Action action : actions.subList(0, count)) {
      if (action instanceof Action.OfRow row) {
        rows.remove(row.key());
      } else {
        spawned.remove(0);
      }
    }
    if (count == actions.size()) {
      rows.clear();
    }
  }

  /** Adds what a branch has buffered, after what is here. */
  void absorb(Buffer branch) {
    branch.rows.forEach((key, write) -> rows.merge(key, write, this::merge));
    spawned.addAll(branch.spawned);
    branch.rows.clear();
    branch.spawned.clear();
  }

  private RowWrite merge(RowWrite first, RowWrite second) {
    return RowWrite.merge(first, second);
  }
}
