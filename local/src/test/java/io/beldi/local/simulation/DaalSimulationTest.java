package io.beldi.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.sim.Campaign;
import io.beldi.testkit.sim.EngineKind;
import io.beldi.testkit.sim.Experiment;
import io.beldi.testkit.sim.Summary;
import io.beldi.testkit.sim.Workload;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine of the paper keeps its promises whatever goes wrong, with one to ten log entries to a
 * row: each effect happens exactly once, transactions are strictly serializable and opaque, and
 * nothing is left locked or uncollected.
 */
final class DaalSimulationTest {
  private static final int FEW = 20;
  private static final int OPERATIONS = 30;

  private static WorkProgram workloads;
  private static WorkProgram histories;
  private static WorkProgram domains;

  @BeforeAll
  static void compile() throws Exception {
    workloads = WorkProgram.compile();
    histories = WorkProgram.compile("histories");
    domains = WorkProgram.compile("domains");
  }

  @Test
  void some_seeds_find_nothing_in_everything() {
    run(everything(), FEW);
  }

  @Test
  void some_seeds_find_nothing_in_lists() {
    run(lists(), FEW);
  }

  @Test
  void some_seeds_find_nothing_in_a_bank() {
    run(bank(), FEW);
  }

  private static Experiment everything() {
    return daal("everything", () -> WorkWorkload.everything(workloads.load()));
  }

  private static Experiment lists() {
    return daal("lists", () -> ListsWorkload.joint(histories.load()));
  }

  private static Experiment bank() {
    return daal("bank", () -> new SovereignBank(domains.load()));
  }

  private static Experiment daal(String name, Supplier<Workload> workload) {
    return Experiment.swarm("daal-" + name, workload, OPERATIONS).on(EngineKind.DAAL);
  }

  private static void run(Experiment experiment, long seeds) {
    Summary summary = Campaign.of(experiment).seeds(0, seeds, 2);
    System.out.println(summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.runs()).isEqualTo(seeds);
    assertThat(summary.instances()).isGreaterThan(20L * seeds);
    assertThat(summary.faults().crashes()).isGreaterThan(2L * seeds);
  }
}
