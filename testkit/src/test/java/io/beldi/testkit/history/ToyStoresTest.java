package io.beldi.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.history.LockingStore.Locks;
import io.beldi.testkit.history.VersionedStore.Check;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each store must be found to allow what it allows, and nothing else. */
final class ToyStoresTest {
  private static final int SEEDS = 400;

  @Test
  void withoutLocksThereIsNoLevel() {
    Seen seen = run(Toy.locking(Locks.NONE), EnumSet.noneOf(Level.class));
    seen.hasViolated(Level.READ_UNCOMMITTED);
    seen.hasFound(Anomaly.G0, Anomaly.G1A, Anomaly.G1B, Anomaly.G1C);
  }

  @Test
  void locksOfWritesAreReadUncommitted() {
    Seen seen = run(Toy.locking(Locks.WRITES), Level.READ_UNCOMMITTED.down());
    seen.hasViolated(Level.READ_COMMITTED);
    seen.hasFound(Anomaly.G1A, Anomaly.G1B, Anomaly.G1C);
  }

  @Test
  void readingWhatIsCommittedIsReadCommitted() {
    Seen seen = run(Toy.locking(Locks.WRITES_READING_COMMITTED), Level.READ_COMMITTED.down());
    seen.hasViolated(Level.REPEATABLE_READ, Level.SNAPSHOT_ISOLATION);
    seen.hasFound(
        Anomaly.NON_REPEATABLE_READ,
        Anomaly.LOST_UPDATE,
        Anomaly.G_SINGLE,
        Anomaly.G2_ITEM,
        Anomaly.G2);
  }

  @Test
  void locksOfRowsAreRepeatableRead() {
    Seen seen = run(Toy.locking(Locks.ROWS), Level.REPEATABLE_READ.down());
    seen.hasViolated(Level.SNAPSHOT_ISOLATION, Level.SERIALIZABLE);
    seen.hasFound(Anomaly.NON_REPEATABLE_READ, Anomaly.G_SINGLE, Anomaly.G2);
  }

  @Test
  void snapshotsAreSnapshotIsolation() {
    Seen seen = run(Toy.versioned(Check.SNAPSHOT), Level.SNAPSHOT_ISOLATION.down());
    seen.hasViolated(Level.REPEATABLE_READ, Level.SERIALIZABLE);
    seen.hasFound(Anomaly.G2_ITEM, Anomaly.G2);
  }

  @Test
  void oldStatesForReadersAreSerializableButNotMore() {
    Seen seen = run(Toy.versioned(Check.OPTIMISTIC_WITH_OLD_READERS), Level.SERIALIZABLE.down());
    seen.hasViolated(Level.SESSION_SERIALIZABLE, Level.STRICT_SERIALIZABLE);
    seen.hasFound(Anomaly.SESSION_ORDER, Anomaly.REAL_TIME);
  }

  @Test
  void locksOfEverythingAreOpaque() {
    Seen seen = run(Toy.locking(Locks.ALL), Level.OPACITY.down());
    assertThat(seen.found).isEmpty();
    assertThat(seen.strict).isEqualTo(SEEDS);
  }

  @Test
  void optimistsAreStrictButNotOpaque() {
    Seen seen = run(Toy.versioned(Check.OPTIMISTIC), Level.STRICT_SERIALIZABLE.down());
    assertThat(seen.found).isEmpty();
    assertThat(seen.strict).isEqualTo(SEEDS);
    seen.hasViolated(Level.OPACITY);
  }

  private static Seen run(Toy toy, Set<Level> kept) {
    Seen seen = new Seen();
    for (long seed = 0; seed < SEEDS; seed++) {
      History history = ToyRun.history(toy, seed, ToyRun.Size.SMALL);
      Verdict verdict = ListAppend.check(history);
      Verdict opacity = Opacity.check(history);
      seen.add(verdict);
      seen.add(opacity);
      for (Level level : kept) {
        assertThat((level == Level.OPACITY ? opacity : verdict).satisfies(level))
            .describedAs("seed %s\n%s\n%s%s", seed, history, verdict, opacity)
            .isTrue();
      }
      seen.found.addAll(verdict.anomalies());
      seen.strict += verdict.satisfies(Level.STRICT_SERIALIZABLE) ? 1 : 0;
    }
    System.out.println(seen.violated + " in " + SEEDS + " histories; " + seen.found);
    return seen;
  }

  private static final class Seen {
    private final Map<Level, Integer> violated = new EnumMap<>(Level.class);
    private final Set<Anomaly> found = EnumSet.noneOf(Anomaly.class);
    private int strict;

    private void add(Verdict verdict) {
      for (Level level : verdict.judged()) {
        if (!verdict.satisfies(level)) {
          violated.merge(level, 1, Integer::sum);
        }
      }
    }

    private void hasViolated(Level... levels) {
      for (Level level : levels) {
        assertThat(violated.getOrDefault(level, 0)).describedAs("%s", level).isGreaterThan(5);
      }
    }

    private void hasFound(Anomaly... anomalies) {
      assertThat(found).contains(anomalies);
    }
  }
}
