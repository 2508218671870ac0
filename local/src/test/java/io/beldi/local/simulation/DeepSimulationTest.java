package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Mark;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same for long: the first seeds are always the same, the others begin where {@code
 * -Dsimulation.first} says. {@code -Dsimulation.seeds} says how many there are.
 */
@Tag("deep")
final class DeepSimulationTest {
  private static final long FIXED = 1_000;
  private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
  private static final long FIRST = Long.getLong("simulation.first", FIXED);
  private static final int OPERATIONS = 46;
  private static final int THREADS = 2;

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile();
  }

  @Test
  void no_seed_finds_anything() {
    Experiment everything =
        Experiment.swarm("everything", () -> WorkWorkload.everything(program.load()), OPERATIONS);
    Campaign campaign = Campaign.of(everything);
    Summary fixed = campaign.seeds(0, FIXED, THREADS);
    System.out.println(fixed);
    Summary others = campaign.seeds(FIRST, FIRST + SEEDS - FIXED, THREADS);
    System.out.println(others);
    assertThat(fixed.failures()).isEmpty();
    assertThat(others.failures()).isEmpty();
    assertThat(fixed.runs() + others.runs()).isEqualTo(SEEDS);
    assertThat(fixed.instances() + others.instances()).isGreaterThanOrEqualTo(90 * SEEDS);
    assertThat(fixed.faults().crashes() + others.faults().crashes()).isGreaterThan(5 * SEEDS);
    assertThat(fixed.missingFaults()).as("kinds of faults that never struck").isEmpty();
    Set<Mark> missing = EnumSet.allOf(Mark.class);
    missing.removeAll(fixed.marks());
    missing.removeAll(others.marks());
    assertThat(missing).as("branches that no seed has reached").isEmpty();
  }
}
