package io.beldi.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.sim.work.Bank;
import io.beldi.testkit.sim.work.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must fail does fail, and is explained well. */
final class CanaryTest {
  /** A bank that counts what lies on its accounts one too high, once enough has been moved. */
  private static final class WrongBank implements Workload {
    private final Bank bank = new Bank();

    @Override
    public String name() {
      return "wrong bank";
    }

    @Override
    public Application application() {
      return bank.application();
    }

    @Override
    public void setUp(Store store) {
      bank.setUp(store);
    }

    @Override
    public List<Operation> operations(Draw draw, int count) {
      return bank.operations(draw, count);
    }

    @Override
    public void atRest(Look look, List<Observation> observations) {
      bank.atRest(look, observations);
      if (Programs.numberOf(look.row(Programs.row(Bank.ACCOUNTS, "a0"))) < Bank.EACH) {
        throw new Violation(Invariant.I2, "somebody took from a0");
      }
    }
  }

  @Test
  void a_failure_is_made_small_and_can_be_repeated() {
    Experiment wrong = Experiment.swarm("canary", WrongBank::new, 20);
    Campaign campaign = Campaign.of(wrong);
    long seed = 0;
    RunResult result = campaign.seed(seed, false);
    while (result.violation() == null) {
      seed++;
      result = campaign.seed(seed, false);
    }
    Summary.Failure failure = new Summary.Failure(seed, result.violation(), result.recording());
    Report report = campaign.explain(failure);
    System.out.println(report.text());
    assertThat(report.violation().invariant()).isEqualTo(Invariant.I2);
    assertThat(report.shrunk().decisions()).isLessThan(8);
    assertThat(report.text())
        .contains(
            "FAILED I2", "seed=" + seed, "3 of 3 repetitions identical", "-Dsim.replay=canary:")
        .contains(report.shrunk().encode());
    RunResult again = campaign.replay(report.shrunk(), false);
    assertThat(again.violation()).hasMessage("somebody took from a0");
    assertThat(again.faults().total()).isZero();
    assertThat(again.executions()).isLessThan(8);
  }
}
