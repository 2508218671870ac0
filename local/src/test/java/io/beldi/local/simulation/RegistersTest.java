package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.simulation.planted.PlantedBug;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Summary;
import io.beldi.testkit.sim.Violation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plain operations are linearizable, whatever goes wrong. */
final class RegistersTest {
  private static final int OPERATIONS = 40;
  private static final int TRIES = 100;

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile("histories");
  }

  @Test
  void some_seeds_find_nothing() {
    run(60);
  }

  @Test
  void a_defect_is_found() {
    Campaign campaign = Campaign.of(experiment().with(PlantedBug.UNKNOWN_IS_APPLIED));
    for (long seed = 0; seed < TRIES; seed++) {
      Violation violation = campaign.seed(seed, false).violation();
      if (violation != null && violation.invariant() == Invariant.I9) {
        System.out.println("a lost reply that counts as success: found by seed " + seed);
        return;
      }
    }
    throw new AssertionError("a defect is not found by " + TRIES + " seeds");
  }

  @Test
  @Tag("deep")
  void many_seeds_find_nothing() {
    run(5_000);
  }

  private static Experiment experiment() {
    return Experiment.swarm("registers", () -> new RegistersWorkload(program.load()), OPERATIONS);
  }

  private static void run(int seeds) {
    Summary summary = Campaign.of(experiment()).seeds(0, seeds, 2);
    System.out.println(summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.runs()).isEqualTo(seeds);
    assertThat(summary.instances()).isGreaterThan(20L * seeds);
    assertThat(summary.faults().crashes()).isGreaterThan(2L * seeds);
  }
}
