package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.simulation.planted.TransactionBug;
import io.beldi.runtime.Application;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import io.beldi.testkit.sim.choice.Odometer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts of anomalies over services that keep their tables to themselves. Each transaction
 * then is several executions that call each other, which have too many orders; so bounds are given
 * on how often somebody else goes on than goes on by himself. With one such turn two transactions
 * come in either order, and one of them at every request of the other.
 */
final class SovereignHermitageTest {
  private static final long MOST = 1_000_000;

  private static final String SUPPRESSION =
      """
      @suppress("BEL4009", "locks have to be met in either order here")
      @suppress("BEL4012", "a call that comes again meets its own locks")""";

  private static WorkProgram program;

  @BeforeAll
  static void compile(@TempDir Path folder) throws Exception {
    program =
        WorkProgram.sovereign("histories", List.of("Left", "Right", "Notes"), SUPPRESSION, folder);
  }

  static List<Script> ofTwo() {
    return Script.SOVEREIGN_OF_TWO;
  }

  static List<Script> ofThree() {
    return Script.SOVEREIGN_OF_THREE;
  }

  static List<Script> looks() {
    return Script.LOOKS;
  }

  @ParameterizedTest
  @MethodSource({"ofTwo", "ofThree"})
  void no_order_with_one_turn_shows_an_anomaly(Script script) {
    assertThat(orders(script, 1)).isGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void no_look_at_any_time_shows_an_anomaly(Script script) {
    assertThat(orders(script, 2)).isGreaterThanOrEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource({"ofTwo", "ofThree"})
  @Tag("deep")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void no_order_with_two_turns_shows_an_anomaly(Script script) {
    assertThat(orders(script, 2)).isGreaterThanOrEqualTo(300);
  }

  @ParameterizedTest
  @MethodSource("looks")
  @Tag("deep")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void no_look_with_three_turns_shows_an_anomaly(Script script) {
    assertThat(orders(script, 3)).isGreaterThanOrEqualTo(1_000);
  }

  @Test
  void readers_that_hold_nothing_show_anomalies() {
    TransactionBug bug = TransactionBug.READERS_TAKE_NOTHING;
    List<String> shown = new ArrayList<>();
    for (Script script : Script.SOVEREIGN_OF_TWO) {
      Experiment broken = experiment(script, new TreeSet<>()).with(bug);
      if (!Campaign.of(broken).all(Odometer.turned(1), MOST).failures().isEmpty()) {
        shown.add(script.name());
      }
    }
    System.out.println("where " + bug.defect() + " there are " + shown);
    assertThat(shown).contains("G2-item", "G2 of absent rows");
  }

  private static Experiment experiment(Script script, Set<String> ends) {
    Application application = program.load();
    return Experiment.swarm(script.name(), () -> new ScriptWorkload(script, application, ends), 0)
        .only(Set.of());
  }

  private static long orders(Script script, int turns) {
    Set<String> ends = new TreeSet<>();
    Summary summary = Campaign.of(experiment(script, ends)).all(Odometer.turned(turns), MOST);
    System.out.printf(
        "%s: %d orders with %d turns, %d ends%n",
        script.name(), summary.runs(), turns, ends.size());
    assertThat(summary.failures()).isEmpty();
    assertThat(ends).isSubsetOf(script.ends());
    if (turns + 1 >= script.acts().size()) {
      assertThat(ends).as("ends that were reached").hasSameSizeAs(script.ends());
    }
    return summary.runs();
  }
}
