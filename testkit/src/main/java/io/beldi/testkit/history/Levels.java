package io.beldi.testkit.history;

import java.util.EnumSet;
import java.util.Set;

/** Levels that forbid the same. */
final class Levels {
  /** Those of repeatable read and those of snapshot isolation. */
  static final Set<Level> ITEMS_AND_SNAPSHOTS = itemsAndSnapshots();

  private Levels() {}

  private static Set<Level> itemsAndSnapshots() {
    Set<Level> levels = EnumSet.copyOf(Level.REPEATABLE_READ.up());
    levels.addAll(Level.SNAPSHOT_ISOLATION.up());
    return levels;
  }
}
