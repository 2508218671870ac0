package io.beldi.testkit.history;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a history of transactions may be worth; each level implies those that it is made of. */
public enum Level {
  /** Transactions write in one order: no G0. */
  READ_UNCOMMITTED,
  /** Only what was committed is read: no G1. */
  READ_COMMITTED,
  /** As if in some order, but for what a scan does not find: no G2-item. */
  REPEATABLE_READ,
  /** Each reads one state, and nobody else writes what it writes: every cycle is a write skew. */
  SNAPSHOT_ISOLATION,
  /** As if one after another: no cycles. */
  SERIALIZABLE,
  /** As if one after another, each process's in the order in which it asked for them. */
  SESSION_SERIALIZABLE,
  /** As if each happened at one moment between its question and its answer. */
  STRICT_SERIALIZABLE,
  /** The same, and no attempt has ever seen anything else, not even one that came to nothing. */
  OPACITY;

  /** This and all that it implies. */
  public Set<Level> down() {
    Set<Level> levels = EnumSet.of(this);
    implied().forEach(level -> levels.addAll(level.down()));
    return Collections.unmodifiableSet(levels);
  }

  private List<Level> implied() {
    return switch (this) {
      case READ_UNCOMMITTED -> List.of();
      case READ_COMMITTED -> List.of(READ_UNCOMMITTED);
      case REPEATABLE_READ, SNAPSHOT_ISOLATION -> List.of(READ_COMMITTED);
      case SERIALIZABLE -> List.of(REPEATABLE_READ, SNAPSHOT_ISOLATION);
      case SESSION_SERIALIZABLE -> List.of(SERIALIZABLE);
      case STRICT_SERIALIZABLE -> List.of(SESSION_SERIALIZABLE);
      case OPACITY -> List.of(STRICT_SERIALIZABLE);
    };
  }

  /** This and all that imply it. */
  public Set<Level> up() {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    for (Level level : values()) {
      if (level.down().contains(this)) {
        levels.add(level);
      }
    }
    return Collections.unmodifiableSet(levels);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
