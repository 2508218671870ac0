package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Mark;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same for long: the first seeds are always the same, the others begin where {@code
 * -Dsimulation.first} says. {@code -Dsimulation.seeds} says how many there are.
 */
@Tag("deep")
final class DeepSimulationTest {
  private static final long FIXED = 1_000;
  private static final long SEEDS = Long.getLong("simulation.seeds", 100_000);
  private static final long FIRST = Long.getLong("simulation.first", FIXED);
  private static final int OPERATIONS = 46;
  private static final int THREADS = 2;

  /**
   * What this program does not lead to, or only rarely: instances that are attempted in vain, logs
   * and groups larger than its own.
   */
  private static final Set<Mark> SHOWN_BY_UNIT_TESTS =
      EnumSet.of(
          Mark.ANSWER_KEPT,
          Mark.ATTEMPTS_PARKED,
          Mark.BLOCK_INCONSISTENT,
          Mark.BLOCK_REPLAYED,
          Mark.CALLEE_RESUMED,
          Mark.KEY_REUSED,
          Mark.LOG_FIRST,
          Mark.LOG_GONE,
          Mark.LOG_LEFT,
          Mark.NEW_LIFE,
          Mark.PARKING_LOST,
          Mark.PARKING_WAITS,
          Mark.RELEASED,
          Mark.ROW_THERE_ALREADY,
          Mark.RUN_AGAIN,
          Mark.STRETCH_AGAIN);

  /** This program's services all share one journal: what several need is tested elsewhere. */
  private static final Set<Mark> OF_SEVERAL_JOURNALS =
      EnumSet.range(Mark.PARTICIPANT_AGAIN, Mark.REGISTERED_BEFORE);

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile();
  }

  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void no_seed_finds_anything() {
    Experiment everything =
        Experiment.swarm("everything", () -> WorkWorkload.everything(program.load()), OPERATIONS);
    Campaign campaign = Campaign.of(everything);
    Summary fixed = campaign.seeds(0, FIXED, THREADS);
    System.out.println(fixed); // With the runs per second.
    Summary others = campaign.seeds(FIRST, FIRST + SEEDS - FIXED, THREADS);
    System.out.println(others);
    assertThat(fixed.failures()).isEmpty();
    assertThat(others.failures()).isEmpty();
    assertThat(fixed.runs() + others.runs()).isEqualTo(SEEDS);
    assertThat(fixed.instances() + others.instances()).isGreaterThanOrEqualTo(95 * SEEDS);
    assertThat(fixed.faults().crashes() + others.faults().crashes()).isGreaterThan(10 * SEEDS);
    assertThat(fixed.missingFaults()).isEmpty();
    assertThat(fixed.forgotten() + others.forgotten()).isGreaterThan(SEEDS / 2);
    Set<Mark> missing = EnumSet.allOf(Mark.class);
    missing.removeAll(fixed.marks());
    missing.removeAll(others.marks());
    missing.removeAll(SHOWN_BY_UNIT_TESTS);
    missing.removeAll(OF_SEVERAL_JOURNALS);
    assertThat(missing).as("branches that no seed has reached").isEmpty();
  }
}
