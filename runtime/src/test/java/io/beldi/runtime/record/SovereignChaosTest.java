package io.beldi.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.record.FaultyStore.Crash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many runs of {@link SovereignChaos}. */
final class SovereignChaosTest {
  @Test
  void noMoneyIsMadeOrLostAndNothingIsHeld() {
    chaos(80, 60, 500, 200);
  }

  @Test
  @Tag("deep")
  void norInManyMoreRuns() {
    chaos(1_000, 3_000, 25_000, 9_000);
  }

  private static void chaos(long first, int seeds, int leastFaults, int leastMoves) {
    int faults = 0;
    int moved = 0;
    int sums = 0;
    for (long seed = first; seed < first + seeds; seed++) {
      SovereignChaos run = new SovereignChaos(seed);
      try {
        run.run();
      } catch (AssertionError | RuntimeException | Crash found) {
        throw new AssertionError("seed " + seed, found);
      }
      faults += run.faults;
      sums += run.sums;
      moved += run.moved();
    }
    System.out.println(
        seeds + " seeds, " + faults + " faults, " + moved + " moves, " + sums + " sums");
    assertThat(faults).isGreaterThan(leastFaults);
    assertThat(moved).isGreaterThan(leastMoves);
    assertThat(sums).isGreaterThan(seeds / 2);
  }
}
