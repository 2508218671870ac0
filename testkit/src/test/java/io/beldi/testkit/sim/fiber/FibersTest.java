package io.beldi.testkit.sim.fiber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class FibersTest {
  private static final int FIRST_WITH_CONTINUATIONS = 21;

  @Test
  void newer_JDKs_offer_continuations() {
    boolean newer = Runtime.version().feature() >= FIRST_WITH_CONTINUATIONS;
    assertThat(Fibers.hasContinuations()).isEqualTo(newer);
  }

  @Test
  void a_fiber_runs_only_when_it_is_resumed() {
    for (Supplier<Fibers> kind : kinds()) {
      List<String> steps = new ArrayList<>();
      try (Fibers fibers = kind.get()) {
        Fiber one = fibers.create(() -> twoSteps(fibers, steps, "one"));
        Fiber two = fibers.create(() -> twoSteps(fibers, steps, "two"));
        two.resume();
        one.resume();
        assertThat(one.isEnded()).isFalse();
        one.resume();
        assertThat(one.isEnded()).isTrue();
      }
      assertThat(steps).containsExactly("two begins", "one begins", "one ends");
    }
  }

  @Test
  void what_a_fiber_throws_reaches_who_resumed_it() {
    for (Supplier<Fibers> kind : kinds()) {
      try (Fibers fibers = kind.get()) {
        Fiber fiber =
            fibers.create(
                () -> {
                  throw new IllegalArgumentException("wrong");
                });
        assertThatThrownBy(fiber::resume).hasMessage("wrong");
        assertThat(fiber.isEnded()).isTrue();
      }
    }
  }

  @Test
  void a_dead_fiber_that_catches_everything_ends_all_the_same_and_leaves_no_thread() {
    for (Supplier<Fibers> kind : kinds()) {
      int before = threads();
      List<String> steps = new ArrayList<>();
      try (Fibers fibers = kind.get()) {
        for (int i = 0; i < 10; i++) {
          fibers.create(() -> stubborn(fibers, steps)).resume();
        }
      }
      assertThat(steps.stream().filter(step -> step.equals("began"))).hasSize(10);
      assertThat(threads()).isEqualTo(before);
    }
  }

  private static void twoSteps(Fibers fibers, List<String> steps, String name) {
    steps.add(name + " begins");
    fibers.pause();
    steps.add(name + " ends");
  }

  private static void stubborn(Fibers fibers, List<String> steps) {
    steps.add("began");
    for (int i = 0; i < 5; i++) {
      try {
        fibers.pause();
      } catch (FiberDeath dead) {
        steps.add("caught");
      }
    }
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("simulation fiber"))
            .count();
  }

  private static List<Supplier<Fibers>> kinds() {
    return Fibers.hasContinuations()
        ? List.of(Fibers::threads, Fibers::continuations)
        : List.of(Fibers::threads);
  }
}
