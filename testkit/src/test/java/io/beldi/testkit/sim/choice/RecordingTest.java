package io.beldi.testkit.sim.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RecordingTest {
  private static final Weights WEIGHTS = new Weights(new int[] {1_000, 50_000});

  @Test
  void a_replay_repeats_every_decision() {
    Choice choice = new Choice(new SeededDriver(7));
    String decided = decide(choice);
    Recording recording = Recording.decode(choice.recording().encode());
    assertThat(recording).isEqualTo(choice.recording());
    assertThat(decide(new Choice(new ReplayDriver(recording)))).isEqualTo(decided);
    assertThat(decide(new Choice(new SeededDriver(8)))).isNotEqualTo(decided);
  }

  @Test
  void leaving_out_a_fault_does_not_shift_what_clients_ask_for() {
    Choice choice = new Choice(new SeededDriver(3));
    decide(choice);
    Recording without = choice.recording().with(Family.FAULT, new int[0]);
    assertThat(without.of(Family.WORKLOAD)).isEqualTo(choice.recording().of(Family.WORKLOAD));
    assertThat(choice.recording().of(Family.FAULT)).isNotEmpty();
    Choice again = new Choice(new ReplayDriver(without));
    decide(again);
    assertThat(again.recording()).isEqualTo(without);
  }

  @Test
  void what_is_not_possible_any_more_becomes_the_plainest() {
    Choice choice = new Choice(new SeededDriver(1));
    while (choice.draw(Label.OPERATION, 1_000) < 2) {
      choice.draw(Label.NEXT, 2);
    }
    int[] decided = choice.recording().of(Family.WORKLOAD);
    Choice smaller = new Choice(new ReplayDriver(choice.recording()));
    for (int i = 0; i < decided.length - 1; i++) {
      smaller.draw(Label.OPERATION, 1_000);
    }
    assertThat(smaller.draw(Label.OPERATION, 2)).isZero();
    assertThat(smaller.draw(Label.OPERATION, 2)).isZero();
  }

  @Test
  void what_is_no_recording_is_refused() {
    assertThatThrownBy(() -> Recording.decode("AAAA")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Recording.decode("?")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String decide(Choice choice) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append(choice.draw(Label.OPERATION, 1_000_000)).append(' ');
      text.append(choice.draw(Label.FAULT, WEIGHTS)).append(' ');
      text.append(choice.draw(Label.DELAY, 3)).append(choice.draw(Label.KNOB, 1));
    }
    return text.toString();
  }
}
