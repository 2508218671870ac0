package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.simulation.planted.PlantedBug;
import io.beldi.runtime.Application;
import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import io.beldi.testkit.sim.choice.Odometer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts of anomalies, after Kleppmann's Hermitage, in every order of their requests: the ends
 * are those that the transactions have one after another, each of them and no others.
 */
final class HermitageTest {
  private static final long MOST = 1_000_000;

  private static WorkProgram program;

  @BeforeAll
  static void compile() throws Exception {
    program = WorkProgram.compile("histories");
  }

  static List<Script> ofTwo() {
    return Script.OF_TWO;
  }

  static List<Script> longer() {
    return Script.LONGER;
  }

  static List<Script> ofThree() {
    return Script.OF_THREE;
  }

  @ParameterizedTest
  @MethodSource("ofTwo")
  void no_order_of_two_shows_an_anomaly(Script script) {
    // Four requests and five have 126 orders: nobody sends fewer.
    assertThat(orders(script, Odometer.allOrders(0))).isGreaterThanOrEqualTo(126);
  }

  @ParameterizedTest
  @MethodSource("longer")
  void no_order_with_one_interruption_shows_an_anomaly(Script script) {
    assertThat(orders(script, Odometer.bounded(1, 0))).isGreaterThanOrEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("longer")
  @Tag("deep")
  void no_order_shows_an_anomaly(Script script) {
    assertThat(orders(script, Odometer.bounded(5, 0))).isGreaterThanOrEqualTo(1_000);
  }

  @ParameterizedTest
  @MethodSource("ofThree")
  @Tag("deep")
  void no_order_of_three_with_one_interruption_shows_an_anomaly(Script script) {
    assertThat(orders(script, Odometer.bounded(1, 0))).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void commits_that_ask_nothing_show_anomalies() {
    assertThat(shown(PlantedBug.NO_ROW_CONDITIONS, Script.OF_TWO))
        .contains("G1c", "P4", "G-single with a write", "G2-item");
  }

  private static List<String> shown(PlantedBug bug, List<Script> scripts) {
    List<String> shown = new ArrayList<>();
    for (Script script : scripts) {
      Experiment broken = experiment(script, new TreeSet<>()).with(bug);
      if (!Campaign.of(broken).all(Odometer.bounded(1, 0), MOST).failures().isEmpty()) {
        shown.add(script.name());
      }
    }
    System.out.println("where " + bug.defect() + " there are " + shown);
    return shown;
  }

  private static Experiment experiment(Script script, Set<String> ends) {
    Application application = program.load();
    return Experiment.swarm(script.name(), () -> new ScriptWorkload(script, application, ends), 0)
        .only(Set.of());
  }

  private static long orders(Script script, Odometer odometer) {
    Set<String> ends = new TreeSet<>();
    Summary summary = Campaign.of(experiment(script, ends)).all(odometer, MOST);
    System.out.println(script.name() + ": " + summary.runs() + " orders, " + ends.size() + " ends");
    assertThat(summary.failures()).isEmpty();
    assertThat(ends).isEqualTo(script.ends());
    return summary.runs();
  }
}
