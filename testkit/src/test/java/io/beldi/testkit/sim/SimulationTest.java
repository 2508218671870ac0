package io.beldi.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.sim.choice.Recording;
import io.beldi.testkit.sim.fiber.Fibers;
import io.beldi.testkit.sim.work.Bank;
import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static final int SEEDS = 100;
  private static final Experiment BANK = Experiment.swarm("bank", Bank::new, 40);

  @Test
  void all_invariants_hold_whatever_goes_wrong() {
    Summary summary = Campaign.of(BANK).seeds(0, SEEDS, 1);
    System.out.println(summary);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.runs()).isEqualTo(SEEDS);
    assertThat(summary.instances()).isGreaterThan(100L * SEEDS);
    assertThat(summary.faults().crashes()).isGreaterThan(5L * SEEDS);
    assertThat(summary.repeats()).isEqualTo(2);
  }

  @Test
  void a_replay_takes_the_same_steps() {
    for (long seed = 0; seed < 5; seed++) {
      RunResult run = Campaign.of(BANK).seed(seed, true);
      Recording recording = Recording.decode(run.recording().encode());
      RunResult replay = Campaign.of(BANK).replay(recording, true);
      assertThat(replay.trace()).hasSizeGreaterThan(100).isEqualTo(run.trace());
      assertThat(replay.traceHash()).isEqualTo(run.traceHash());
      assertThat(replay.recording()).isEqualTo(run.recording());
    }
  }

  @Test
  void both_kinds_of_fibers_take_the_same_steps() {
    for (long seed = 100; seed < 110; seed++) {
      RunResult best = Campaign.of(BANK).seed(seed, true);
      RunResult threads = Campaign.of(BANK).with(Fibers::threads).seed(seed, true);
      assertThat(threads.trace()).isEqualTo(best.trace());
      assertThat(threads.traceHash()).isEqualTo(best.traceHash());
      assertThat(threads.executions()).isEqualTo(best.executions());
    }
  }
}
