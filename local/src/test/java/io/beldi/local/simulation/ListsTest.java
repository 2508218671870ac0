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

/** Transactions on lists are strictly serializable and opaque, whatever goes wrong. */
final class ListsTest {
  private static final int OPERATIONS = 30;
  private static final int TRIES = 30;

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
    PlantedBug bug = PlantedBug.NO_ROW_CONDITIONS;
    Campaign campaign = Campaign.of(experiment().with(bug));
    int found = 0;
    for (long seed = 0; seed < TRIES; seed++) {
      Violation violation = campaign.seed(seed, false).violation();
      if (violation != null) {
        assertThat(violation.invariant()).isIn(Invariant.I7, Invariant.I8);
        found++;
      }
    }
    System.out.println(bug.defect() + ": found by " + found + " of " + TRIES + " seeds");
    assertThat(found).isGreaterThanOrEqualTo(TRIES / 5);
  }

  @Test
  @Tag("deep")
  void many_seeds_find_nothing() {
    run(5_000);
  }

  private static Experiment experiment() {
    return Experiment.swarm("lists", () -> ListsWorkload.joint(program.load()), OPERATIONS);
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
