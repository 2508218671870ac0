package io.beldi.local.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.programs.SimulatedPrograms.Pool;
import io.beldi.local.project.ProjectException;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, random programs do what the interpreter does. */
final class SimulatedProgramsTest {
  private static final int OPERATIONS = 12;
  private static final int PROGRAMS = 50;
  private static final int SEEDS = 100;
  private static final int MANY_PROGRAMS = 150;
  private static final int MANY_SEEDS = 1_000;

  @TempDir private Path folder;

  @Test
  void random_programs_do_under_chaos_what_the_interpreter_does() throws Exception {
    simulate(1, PROGRAMS, SEEDS);
  }

  @Test
  @Tag("deep")
  void many_random_programs_do_under_chaos_what_the_interpreter_does() throws Exception {
    simulate(5_000, MANY_PROGRAMS, MANY_SEEDS);
  }

  private void simulate(long first, int programs, int seeds) throws IOException, ProjectException {
    try (Pool pool = Pool.of(first, programs, new Coverage(), folder)) {
      assertThat(pool.size()).isGreaterThan(programs / 3);
      Experiment experiment =
          Experiment.swarm("programs", () -> new SimulatedPrograms(pool), OPERATIONS);
      Summary summary = Campaign.of(experiment).seeds(0, seeds, 2);
      System.out.println(summary);
      System.out.printf(
          "%d programs of %d, %d times compared with the interpreter, %d ended by a conflict%n",
          pool.size(), programs, pool.compared.get(), pool.conflicts.get());
      assertThat(summary.failures()).isEmpty();
      assertThat(summary.runs()).isEqualTo(seeds);
      assertThat(pool.compared.get()).isGreaterThan((long) seeds * OPERATIONS * 9 / 10);
      assertThat(summary.faults().crashes()).isGreaterThan(seeds);
    }
  }
}
