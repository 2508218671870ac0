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
 * Transactions over services that keep their tables to themselves are strictly serializable, opaque
 * and all or nothing, and nothing is held at rest, whatever goes wrong.
 */
final class SovereignTest {
  private static final int FEW = 60;
  private static final int MANY = Math.toIntExact(Long.getLong("simulation.seeds", 6_000) / 2);
  private static final int OPERATIONS = 30;

  /** More rows than one group holds. */
  private static final Set<Mark> SHOWN_BY_UNIT_TESTS = EnumSet.of(Mark.ROW_FINISHED_BEFORE);

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile("domains");
  }

  @Test
  void some_seeds_find_nothing_in_lists() {
    run(lists(program), FEW);
  }

  @Test
  void some_seeds_find_nothing_in_a_bank() {
    run(bank(program), FEW);
  }

  @Test
  @Tag("deep")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void many_seeds_find_nothing() {
    Set<Mark> missing = EnumSet.range(Mark.PARTICIPANT_AGAIN, Mark.REGISTERED_BEFORE);
    missing.removeAll(run(lists(program), MANY).marks());
    missing.removeAll(run(bank(program), MANY).marks());
    missing.removeAll(SHOWN_BY_UNIT_TESTS);
    assertThat(missing).as("branches that no seed has reached").isEmpty();
  }

  static Experiment lists(WorkProgram program) {
    return Experiment.swarm(
        "sovereign-lists", () -> ListsWorkload.sovereign(program.load()), OPERATIONS);
  }

  static Experiment bank(WorkProgram program) {
    return Experiment.swarm("sovereign-bank", () -> new SovereignBank(program.load()), OPERATIONS);
  }

  private static Summary run(Experiment experiment, int seeds) {
    Summary summary = Campaign.of(experiment).seeds(0, seeds, 2);
    System.out.println(summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.runs()).isEqualTo(seeds);
    assertThat(summary.instances()).isGreaterThan(20L * seeds);
    assertThat(summary.faults().crashes()).isGreaterThan(2L * seeds);
    return summary;
  }
}
