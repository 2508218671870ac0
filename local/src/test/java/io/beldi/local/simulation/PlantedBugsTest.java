package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.simulation.planted.PlantedBug;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.RunResult;
import io.beldi.testkit.sim.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation finds every defect that is planted, within so many seeds. */
@Tag("deep")
final class PlantedBugsTest {
  private static final int BUDGET = 400;
  private static final int OPERATIONS = 40;
  private static final Map<PlantedBug, Long> FOUND = new TreeMap<>();

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile();
  }

  @ParameterizedTest
  @EnumSource
  void is_found(PlantedBug bug) {
    Campaign campaign = Campaign.of(experiment().with(bug));
    for (long seed = 0; seed < BUDGET; seed++) {
      Violation violation = campaign.seed(seed, false).violation();
      if (violation != null) {
        FOUND.put(bug, seed);
        System.out.println(bug + " (" + bug.defect() + "): seed " + seed + ": " + first(violation));
        return;
      }
    }
    throw new AssertionError(bug + " is not found in " + BUDGET + " seeds: " + bug.defect());
  }

  /** Without a defect the very same seeds find nothing, so what they find is the defect. */
  @Test
  void nothing_is_found_without_a_defect() {
    List<Long> seeds = List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    for (long seed : seeds) {
      RunResult result = Campaign.of(experiment()).seed(seed, false);
      assertThat(result.violation()).isNull();
    }
  }

  private static Experiment experiment() {
    return Experiment.swarm(
        "planted", () -> WorkWorkload.everything(program.load()), OPERATIONS);
  }

  private static String first(Violation violation) {
    String text = violation.toString();
    int line = text.indexOf('\n');
    return line < 0 ? text : text.substring(0, line);
  }
}
