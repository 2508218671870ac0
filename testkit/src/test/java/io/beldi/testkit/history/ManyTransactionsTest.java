package io.beldi.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.history.LockingStore.Locks;
import io.beldi.testkit.history.VersionedStore.Check;
import org.junit.jupiter.api.Test;

/** The effort grows with the history, not with its square. */
final class ManyTransactionsTest {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;

  @Test
  void ofStrictStoresAreJudgedWithAnEffortThatIsProportional() {
    isProportional(Toy.locking(Locks.ALL), Level.STRICT_SERIALIZABLE, true);
  }

  @Test
  void ofSnapshotsAreJudgedWithAnEffortThatIsProportional() {
    isProportional(Toy.versioned(Check.SNAPSHOT), Level.REPEATABLE_READ, false);
  }

  @Test
  void withReadSkewAreJudgedWithAnEffortThatIsProportional() {
    isProportional(Toy.locking(Locks.WRITES_READING_COMMITTED), Level.SNAPSHOT_ISOLATION, false);
  }

  @Test
  void withoutAnyIsolationAreJudgedWithAnEffortThatIsProportional() {
    isProportional(Toy.locking(Locks.NONE), Level.READ_UNCOMMITTED, false);
  }

  private static void isProportional(Toy toy, Level level, boolean satisfied) {
    check(toy, FEW);
    Verdict few = check(toy, FEW);
    Verdict many = check(toy, MANY);
    assertThat(many.satisfies(level)).isEqualTo(satisfied);
    assertThat(few.satisfies(level)).isEqualTo(satisfied);
    assertThat(few.work()).isGreaterThan(FEW);
    assertThat(many.work()).isLessThan(few.work() * MANY / FEW * 2);
    many.findings()
        .forEach(finding -> assertThat(finding.transactions()).hasSizeLessThanOrEqualTo(4));
  }

  private static Verdict check(Toy toy, int transactions) {
    History history = ToyRun.history(toy, 7, new ToyRun.Size(10, transactions, 5, 64, true));
    long begin = System.nanoTime();
    Verdict verdict = ListAppend.check(history);
    long middle = System.nanoTime();
    Verdict opacity = Opacity.check(history);
    long end = System.nanoTime();
    System.out.printf(
        "%,d transactions: %,d edges in %d ms, for opacity %,d in %d ms; %s%n",
        transactions,
        verdict.work(),
        (middle - begin) / 1_000_000,
        opacity.work(),
        (end - middle) / 1_000_000,
        verdict.strongest());
    return verdict;
  }
}
