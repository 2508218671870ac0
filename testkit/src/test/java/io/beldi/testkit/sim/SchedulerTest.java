package io.beldi.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.testkit.sim.choice.Choice;
import io.beldi.testkit.sim.choice.Odometer;
import io.beldi.testkit.sim.fiber.Fibers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
  @Test
  void orders_within_a_number_of_interruptions_are_all_gone_through() {
    assertThat(orders(2, 6, 0)).isEqualTo(2);
    assertThat(orders(2, 6, 1)).isEqualTo(12);
    assertThat(orders(2, 6, 2)).isEqualTo(62);
    assertThat(orders(2, 6, 3)).isEqualTo(162);
    assertThat(orders(3, 6, 1)).isEqualTo(96);
    assertThat(orders(3, 6, 2)).isEqualTo(1_056);
  }

  @Test
  void all_orders_are_as_many_as_there_are() {
    assertThat(orders(2, 6, Integer.MAX_VALUE)).isEqualTo(924);
  }

  private static int orders(int tasks, int calls, int interruptions) {
    Odometer odometer = Odometer.bounded(interruptions, 0);
    Set<String> seen = new HashSet<>();
    int runs = 0;
    do {
      StringBuilder order = new StringBuilder();
      try (Fibers fibers = Fibers.best()) {
        Scheduler scheduler = new Scheduler(new Choice(odometer), fibers, 0);
        for (int i = 0; i < tasks; i++) {
          int number = i;
          scheduler.start(null, () -> work(scheduler, order, number, calls), 0);
        }
        while (scheduler.step()) {
          assertThat(scheduler.now()).isZero();
        }
      }
      seen.add(order.toString());
      runs++;
    } while (odometer.advance());
    assertThat(seen).hasSize(runs);
    return runs;
  }

  private static void work(Scheduler scheduler, StringBuilder order, int number, int calls) {
    for (int i = 1; i < calls; i++) {
      order.append(number);
      scheduler.sleep(0);
    }
    order.append(number);
  }
}
