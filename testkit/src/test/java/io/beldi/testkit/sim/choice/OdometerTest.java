package io.beldi.testkit.sim.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OdometerTest {
  @Test
  void every_sequence_of_decisions_comes_once() {
    Odometer odometer = Odometer.exhaustive();
    Set<String> seen = new HashSet<>();
    int runs = 0;
    do {
      Choice choice = new Choice(odometer);
      int first = choice.draw(Label.OPERATION, 3);
      String text = "" + first;
      for (int i = 0; i < first; i++) {
        text += choice.draw(Label.DELAY, 2);
      }
      seen.add(text);
      runs++;
    } while (odometer.advance());
    assertThat(runs).isEqualTo(1 + 2 + 4);
    assertThat(seen).hasSize(runs);
  }

  @Test
  void only_so_many_faults_happen_in_one_run() {
    Weights one = new Weights(new int[] {0, 1, 1});
    for (int budget = 0; budget <= 3; budget++) {
      Odometer odometer = Odometer.bounded(0, budget);
      int runs = 0;
      do {
        Choice choice = new Choice(odometer);
        int faults = 0;
        for (int i = 0; i < 3; i++) {
          int outcome = choice.draw(Label.FAULT, one);
          assertThat(outcome).isNotEqualTo(1);
          faults += outcome == 0 ? 0 : 1;
          choice.draw(Label.EXTENT, 5);
        }
        assertThat(faults).isLessThanOrEqualTo(budget);
        runs++;
      } while (odometer.advance());
      assertThat(runs).isEqualTo(new int[] {1, 7, 19, 27}[budget]);
    }
  }

  @Test
  void only_so_many_turns_are_taken_in_one_run() {
    for (int budget = 0; budget <= 3; budget++) {
      Odometer odometer = Odometer.turned(budget);
      int runs = 0;
      do {
        Choice choice = new Choice(odometer);
        int turns = 0;
        for (Label label : new Label[] {Label.NEXT, Label.SWITCH, Label.NEXT}) {
          int plainest = label == Label.NEXT ? 2 : 0;
          turns += choice.draw(label, 3) == plainest ? 0 : 1;
          assertThat(choice.draw(Label.DELAY, 5)).isZero();
        }
        assertThat(turns).isLessThanOrEqualTo(budget);
        runs++;
      } while (odometer.advance());
      assertThat(runs).isEqualTo(new int[] {1, 7, 19, 27}[budget]);
    }
  }
}
