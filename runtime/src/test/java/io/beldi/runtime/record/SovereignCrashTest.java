package io.beldi.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.SovereignRun.End;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every request of every transaction over several services fails, in every way: all of it happens
 * or nothing, and when all is quiet nobody holds a row.
 */
final class SovereignCrashTest {
  /** Requests of the undisturbed run, times the ways in which they fail. */
  private static final Map<String, Integer> POINTS =
      Map.of(
          "transfer", 40, "booking", 72, "nested", 64, "soldOut", 40, "twice", 52, "handOver", 48);

  private static final Map<String, Integer> PAIRS =
      Map.of(
          "transfer",
          894,
          "booking",
          2406,
          "nested",
          2206,
          "soldOut",
          964,
          "twice",
          1326,
          "handOver",
          838);

  @ParameterizedTest
  @ValueSource(strings = {"transfer", "booking", "nested", "soldOut", "twice", "handOver"})
  void everySingleFailureEndsWithAllOrNothing(String workflow) {
    assertThat(failures(workflow, false)).as("points of failure").isEqualTo(POINTS.get(workflow));
  }

  /** The one that asked lives on, hears nothing, and asks again or gives up. */
  @ParameterizedTest
  @ValueSource(strings = {"transfer", "booking", "nested", "soldOut", "twice"})
  void theEndOfAnybodyWhoIsAskedEndsWithAllOrNothing(String workflow) {
    assertThat(failures(workflow, true)).as("points of failure").isEqualTo(POINTS.get(workflow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"transfer", "booking"})
  void everyPairOfCrashesEndsWithAllOrNothing(String workflow) {
    pairs(workflow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested", "soldOut", "twice", "handOver"})
  @Tag("deep")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void everyPairOfCrashesInTheOtherWorkflowsDoesSoToo(String workflow) {
    pairs(workflow);
  }

  private static void pairs(String workflow) {
    End expected = run(workflow, Map.of(), false);
    List<Mode> crashes = List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER);
    int pairs = 0;
    for (Mode first : crashes) {
      for (Mode second : crashes) {
        for (int request = 1; run(workflow, Map.of(request, first), false).fired() > 0; request++) {
          int later = request + 1;
          End end = run(workflow, Map.of(request, first, later, second), false);
          while (end.fired() > 1) {
            pairs++;
            assertThat(end)
                .as("%s at %s, %s at %s", first, request, second, later)
                .isEqualTo(expected.with(end.fired()));
            later++;
            end = run(workflow, Map.of(request, first, later, second), false);
          }
        }
      }
    }
    System.out.println(workflow + ": " + pairs + " pairs of crashes");
    assertThat(pairs).as("pairs of crashes").isEqualTo(PAIRS.get(workflow));
  }

  @Test
  void everyWorkflowIsCounted() {
    assertThat(POINTS.keySet()).isEqualTo(SovereignWorkflows.all().keySet());
  }

  private static int failures(String workflow, boolean calleesAlone) {
    return SovereignRun.ofMemory().failures(workflow, calleesAlone);
  }

  private static End run(String workflow, Map<Integer, Mode> faults, boolean calleesAlone) {
    return SovereignRun.ofMemory().run(workflow, faults, calleesAlone);
  }
}
