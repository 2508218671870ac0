package io.beldi.runtime.daal;

import static io.beldi.runtime.record.Functions.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Workflows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every request of every workflow fails once, in every way; the end is always the same, nothing is
 * held, and the garbage collector leaves nothing. Items hold one entry, so every row rolls over.
 */
final class CrashTest {
  private static final DaalSettings TIGHT = Rig.settings().withEntries(1).withPage(2);

  /** How each workflow ends, and at how many points it was made to fail. */
  @ParameterizedTest
  @CsvSource({
    "increment,6,36",
    "calls,44,132",
    "transfer,2,200",
    "reservation,booked,196",
    "spawns,4,168",
    "branches,45,152",
    "failure,sold out: empty,236",
    "pushed,truefalsefalsetrue,128",
    "clock,true,84",
    "loop,4567,288",
    "external,r1,60"
  })
  void everySingleFailureEndsWell(String workflow, String answer, int points) {
    Trial trial = trial(workflow);

    assertThat(trial.undisturbed().answer()).isEqualTo(answer);
    assertThat(trial.singles()).as("points of failure").isEqualTo(points);
  }

  private static Trial trial(String workflow) {
    List<Function> functions = Workflows.all().get(workflow);
    String root = functions.get(functions.size() - 1).signature().name();
    return new Trial(
        TIGHT,
        functions,
        root,
        "a",
        Map.of(row("a"), 5L, row("b"), 3L, row("empty"), 0L, row("gone"), 1L));
  }
}
