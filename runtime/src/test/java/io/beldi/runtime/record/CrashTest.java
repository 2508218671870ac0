package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.StoreException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request of every workflow fails once, in every way; the end is always the same. */
final class CrashTest {
  private static final int REQUESTS_AT_MOST = 200;

  /** Requests of the undisturbed run, times the ways in which they fail. */
  private static final Map<String, Integer> POINTS =
      Map.ofEntries(
          Map.entry("increment", 8),
          Map.entry("calls", 32),
          Map.entry("transfer", 20),
          Map.entry("reservation", 8),
          Map.entry("spawns", 56),
          Map.entry("branches", 36),
          Map.entry("failure", 32),
          Map.entry("pushed", 44),
          Map.entry("many", 28),
          Map.entry("clock", 16),
          Map.entry("loop", 52),
          Map.entry("external", 16));

  private static final Map<String, Integer> PAIRS =
      Map.of(
          "increment",
          16,
          "calls",
          376,
          "transfer",
          184,
          "reservation",
          34,
          "spawns",
          518,
          "branches",
          482);

  private static final Map<String, Integer> ROLLING_PAIRS =
      Map.of("calls", 400, "transfer", 200, "branches", 510);

  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("increment", "6"),
          Map.entry("calls", "44"),
          Map.entry("transfer", "2"),
          Map.entry("reservation", "booked"),
          Map.entry("spawns", "4"),
          Map.entry("branches", "45"),
          Map.entry("failure", "sold out: empty"),
          Map.entry("pushed", "truefalsefalsetrue"),
          Map.entry("many", "7"),
          Map.entry("clock", "true"),
          Map.entry("loop", "4567"),
          Map.entry("external", "r1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "increment",
        "calls",
        "transfer",
        "reservation",
        "spawns",
        "branches",
        "failure",
        "pushed",
        "many",
        "clock",
        "loop",
        "external"
      })
  void everySingleFailureEndsWell(String workflow) {
    assertThat(failures(workflow, Settings.standard()))
        .as("points of failure")
        .isEqualTo(POINTS.get(workflow));
  }

  /** The log has no room in the record, so every entry goes into an item of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "calls",
        "transfer",
        "spawns",
        "branches",
        "failure",
        "pushed",
        "many",
        "loop",
        "external"
      })
  void everySingleFailureEndsWellWhereTheLogRollsOver(String workflow) {
    assertThat(failures(workflow, Bench.rollingOver()))
        .as("points of failure")
        .isEqualTo(POINTS.get(workflow));
  }

  private static int failures(String workflow, Settings settings) {
    End expected = run(settings, workflow, Map.of(), false);
    assertThat(expected.fired).isZero();
    assertThat(expected.quiet).isTrue();
    assertThat(expected.answer).isEqualTo(ANSWERS.get(workflow));
    int points = 0;
    for (Mode mode : Mode.values()) {
      int request = 1;
      End end = run(settings, workflow, Map.of(request, mode), false);
      while (end.fired > 0) {
        points++;
        assertThat(end).as("%s at request %s", mode, request).isEqualTo(expected.with(end.fired));
        request++;
        assertThat(request).isLessThan(REQUESTS_AT_MOST);
        end = run(settings, workflow, Map.of(request, mode), false);
      }
    }
    return points;
  }

  /** The caller lives on, hears nothing, and asks again. */
  @ParameterizedTest
  @ValueSource(strings = {"calls", "transfer", "branches", "failure", "loop"})
  void theEndOfACalleeAloneEndsWell(String workflow) {
    End expected = run(workflow, Map.of());
    int points = 0;
    for (Mode mode : List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER)) {
      int request = 1;
      End end = run(workflow, Map.of(request, mode), true);
      while (end.fired > 0) {
        points++;
        assertThat(end).as("%s at request %s", mode, request).isEqualTo(expected.with(end.fired));
        request++;
        end = run(workflow, Map.of(request, mode), true);
      }
    }
    assertThat(points).as("points of failure").isEqualTo(POINTS.get(workflow) / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"increment", "calls", "transfer", "reservation", "spawns", "branches"})
  void everyPairOfCrashesEndsWell(String workflow) {
    assertThat(pairs(workflow, Settings.standard()))
        .as("pairs of crashes")
        .isEqualTo(PAIRS.get(workflow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls", "transfer", "branches"})
  void everyPairOfCrashesEndsWellWhereTheLogRollsOver(String workflow) {
    assertThat(pairs(workflow, Bench.rollingOver()))
        .as("pairs of crashes")
        .isEqualTo(ROLLING_PAIRS.get(workflow));
  }

  private static int pairs(String workflow, Settings settings) {
    End expected = run(settings, workflow, Map.of(), false);
    List<Mode> crashes = List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER);
    int pairs = 0;
    for (Mode first : crashes) {
      for (Mode second : crashes) {
        for (int request = 1;
            run(settings, workflow, Map.of(request, first), false).fired > 0;
            request++) {
          int later = request + 1;
          End end = run(settings, workflow, Map.of(request, first, later, second), false);
          while (end.fired > 1) {
            pairs++;
            assertThat(end)
                .as("%s at %s, %s at %s", first, request, second, later)
                .isEqualTo(expected.with(end.fired));
            later++;
            end = run(settings, workflow, Map.of(request, first, later, second), false);
          }
        }
      }
    }
    return pairs;
  }

  @Test
  void everyWorkflowIsCounted() {
    assertThat(POINTS.keySet()).isEqualTo(Workflows.all().keySet());
  }

  /** What is left when all is quiet. */
  private record End(String answer, String state, boolean quiet, int fired) {
    End with(int otherFired) {
      return new End(answer, state, quiet, otherFired);
    }
  }

  private static End run(String workflow, Map<Integer, Mode> faults) {
    return run(Settings.standard(), workflow, faults, false);
  }

  private static End run(String workflow, Map<Integer, Mode> faults, boolean calleesAlone) {
    return run(Settings.standard(), workflow, faults, calleesAlone);
  }

  private static End run(
      Settings settings, String workflow, Map<Integer, Mode> faults, boolean calleesAlone) {
    List<Function> functions = Workflows.all().get(workflow);
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench =
        new Bench(
            settings,
            store -> faulty[0] = new FaultyStore(store),
            true,
            functions.toArray(Function[]::new));
    bench.given("a", number(5));
    bench.given("b", number(3));
    bench.given("empty", number(0));
    bench.given("gone", number(1));
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
    return new End(answer, bench.state(), bench.isQuiet(), faulty[0].fired());
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
