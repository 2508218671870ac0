package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every request of every transaction over several services fails, in every way: all of it happens
 * or nothing, and when all is quiet nobody holds a row.
 */
final class SovereignCrashTest {
  private static final int REQUESTS_AT_MOST = 200;

  /** Requests of the undisturbed run, times the ways in which they fail. */
  private static final Map<String, Integer> POINTS =
      Map.of(
          "transfer", 40, "booking", 72, "nested", 64, "soldOut", 40, "twice", 52, "handOver", 48);

  private static final Map<String, Integer> PAIRS = Map.of("transfer", 894, "booking", 2406);

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
    End expected = run(workflow, Map.of(), false);
    List<Mode> crashes = List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER);
    int pairs = 0;
    for (Mode first : crashes) {
      for (Mode second : crashes) {
        for (int request = 1; run(workflow, Map.of(request, first), false).fired > 0; request++) {
          int later = request + 1;
          End end = run(workflow, Map.of(request, first, later, second), false);
          while (end.fired > 1) {
            pairs++;
            assertThat(end)
                .as("%s at %s, %s at %s", first, request, second, later)
                .isEqualTo(expected.with(end.fired));
            later++;
            end = run(workflow, Map.of(request, first, later, second), false);
          }
        }
      }
    }
    assertThat(pairs).as("pairs of crashes").isEqualTo(PAIRS.get(workflow));
  }

  @Test
  void everyWorkflowIsCounted() {
    assertThat(POINTS.keySet()).isEqualTo(SovereignWorkflows.all().keySet());
  }

  private static int failures(String workflow, boolean calleesAlone) {
    End expected = run(workflow, Map.of(), false);
    assertThat(expected.fired).isZero();
    assertThat(expected.quiet).isTrue();
    assertThat(expected.answer).isEqualTo(SovereignWorkflows.answer(workflow));
    int points = 0;
    for (Mode mode : Mode.values()) {
      int request = 1;
      End end = run(workflow, Map.of(request, mode), calleesAlone);
      while (end.fired > 0) {
        points++;
        assertThat(end).as("%s at request %s", mode, request).isEqualTo(expected.with(end.fired));
        request++;
        assertThat(request).isLessThan(REQUESTS_AT_MOST);
        end = run(workflow, Map.of(request, mode), calleesAlone);
      }
    }
    return points;
  }

  /** What is left when all is quiet. */
  private record End(String answer, String state, List<Item> left, boolean quiet, int fired) {
    End with(int otherFired) {
      return new End(answer, state, left, quiet, otherFired);
    }
  }

  private static End run(String workflow, Map<Integer, Mode> faults, boolean calleesAlone) {
    List<Function> functions = SovereignWorkflows.all().get(workflow);
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench =
        new Bench(
            store -> faulty[0] = new FaultyStore(store), true, functions.toArray(Function[]::new));
    for (ItemKey key : SovereignWorkflows.given()) {
      if (bench.application.tables().contains(key.table())) {
        bench.memory.write(new Write.Put(key, number(5), Condition.always()));
      }
    }
    faults.forEach(faulty[0]::at);
    if (calleesAlone) {
      bench.invoker.network =
          envelope -> {
            try {
              return bench.engine.handle(envelope);
            } catch (Crash crash) {
              throw new Bench.Lost();
            }
          };
    }
    String root = functions.get(functions.size() - 1).signature().name().substring(5);
    String answer = "";
    for (int times = 0; answer.isEmpty() && times < 5; times++) {
      try {
        Reply reply = bench.start(root, "key", "a");
        if (!(reply instanceof Reply.InProgress || reply instanceof Reply.Unavailable)) {
          answer = text(reply);
        }
      } catch (Crash crash) {
        assertThat(faulty[0].fired()).isPositive();
      }
      recover(bench);
    }
    recover(bench);
    faulty[0].stop();
    String again = text(bench.start(root, "key", "a"));
    assertThat(again).as("a repeated request").isEqualTo(answer);
    return new End(answer, bench.state(), bench.leftovers(), bench.isQuiet(), faulty[0].fired());
  }

  private static void recover(Bench bench) {
    boolean done = false;
    for (int tries = 0; !done && tries < 5; tries++) {
      try {
        bench.recover();
        done = true;
      } catch (Crash | StoreException trouble) {
        done = false;
      }
    }
    assertThat(done).isTrue();
  }

  private static String text(Reply reply) {
    return reply instanceof Reply.Returned ? Bench.text(reply) : Bench.error(reply).getMessage();
  }
}
