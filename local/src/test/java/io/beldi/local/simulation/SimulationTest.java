package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The program of all workloads, with everything going wrong that may. */
final class SimulationTest {
  private static final int SEEDS = 100;
  private static final int OPERATIONS = 40;

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile();
  }

  @Test
  void everything_happens_exactly_once_whatever_goes_wrong() {
    Experiment everything =
        Experiment.swarm("everything", () -> WorkWorkload.everything(program.load()), OPERATIONS);
    Summary summary = Campaign.of(everything).seeds(0, SEEDS, 2);
    System.out.println(summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.runs()).isEqualTo(SEEDS);
    assertThat(summary.instances()).isGreaterThan(70L * SEEDS);
    assertThat(summary.faults().crashes()).isGreaterThan(3L * SEEDS);
  }
}
