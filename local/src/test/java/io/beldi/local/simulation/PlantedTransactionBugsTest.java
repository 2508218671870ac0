package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.simulation.planted.TransactionBug;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Violation;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation finds every defect of commits over several domains, within so many seeds. */
final class PlantedTransactionBugsTest {
  private static final int BUDGET = 500;
  private static final int SMALL_BUDGET = 20;

  private static List<Experiment> experiments;

  @BeforeAll
  static void compile() throws Exception {
    WorkProgram program = WorkProgram.compile("domains");
    experiments = List.of(SovereignTest.bank(program), SovereignTest.lists(program));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("deep")
  void is_found(TransactionBug bug) {
    find(bug, BUDGET);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMIT_DROPPED", "READERS_TAKE_NOTHING", "RELEASED_FOR_ALL"})
  void is_found_soon(TransactionBug bug) {
    find(bug, SMALL_BUDGET);
  }

  @Test
  void there_are_enough_of_them() {
    assertThat(TransactionBug.values()).hasSizeGreaterThanOrEqualTo(14);
  }

  private static void find(TransactionBug bug, int budget) {
    for (long seed = 0; seed < budget; seed++) {
      for (Experiment experiment : experiments) {
        Experiment broken = experiment.with(bug);
        Violation violation = Campaign.of(broken).seed(seed, false).violation();
        if (violation != null) {
          // Without the defect the very same seed finds nothing.
          assertThat(Campaign.of(experiment).seed(seed, false).violation()).isNull();
          System.out.printf(
              "%s (%s): seed %d of %s, %s%n",
              bug, bug.defect(), seed, experiment.name(), violation.invariant());
          return;
        }
      }
    }
    throw new AssertionError(bug + " is not found in " + budget + " seeds: " + bug.defect());
  }
}
