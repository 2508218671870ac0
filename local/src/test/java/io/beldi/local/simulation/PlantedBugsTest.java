package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.simulation.planted.PlantedBug;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation finds every defect that is planted, within so many seeds. */
@Tag("deep")
final class PlantedBugsTest {
  private static final int BUDGET = 2_000;

  private static List<Experiment> experiments;

  @BeforeAll
  static void compile() throws Exception {
    WorkProgram program = WorkProgram.compile();
    experiments =
        List.of(
            Experiment.swarm("everything", () -> WorkWorkload.everything(program.load()), 40),
            Experiment.swarm("deals", () -> WorkWorkload.deals(program.load()), 30),
            Experiment.swarm("gates", () -> WorkWorkload.gates(program.load()), 24),
            Experiment.swarm("gates", () -> WorkWorkload.gates(program.load()), 48));
  }

  /** Those left out need a rare order of events: the models in {@code specs/} find them. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "NO_SEAL",
        "SEAL_ONLY_WHAT_IS_THERE",
        "LAX_SEAL",
        "UNCOUNTED_COMMIT",
        "FLAT_STAMPS",
        "CLAIM_SETS_EPOCH"
      })
  void is_found(PlantedBug bug) {
    for (long seed = 0; seed < BUDGET; seed++) {
      for (Experiment experiment : experiments) {
        Experiment broken = experiment.with(bug);
        Violation violation = Campaign.of(broken).seed(seed, false).violation();
        if (violation != null) {
          // Without the defect the very same seed finds nothing: so it is the defect that was
          // found.
          assertThat(Campaign.of(experiment).seed(seed, false).violation()).isNull();
          System.out.printf(
              "%s (%s): seed %d of %s, %s: %s%n",
              bug, bug.defect(), seed, experiment.name(), violation.invariant(), first(violation));
          return;
        }
      }
    }
    throw new AssertionError(bug + " is not found in " + BUDGET + " seeds: " + bug.defect());
  }

  @Test
  void there_are_enough_of_them() {
    assertThat(PlantedBug.values()).hasSizeGreaterThanOrEqualTo(15 + 6);
  }

  private static String first(Violation violation) {
    List<String> lines = new ArrayList<>(String.valueOf(violation.getMessage()).lines().toList());
    return lines.get(0).substring(0, Math.min(160, lines.get(0).length()));
  }
}
