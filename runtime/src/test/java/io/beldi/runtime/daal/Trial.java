package io.beldi.runtime.daal;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.record.Bench;
import io.beldi.runtime.record.Bench.Inline;
import io.beldi.runtime.record.FaultyStore;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A program that is run from the same start again and again, with other requests going wrong each
 * time. However it goes, the end must be the same.
 *
 * @param root full name of the function that is asked for
 * @param given what the rows hold at first
 */
record Trial(
    DaalSettings settings,
    List<Function> functions,
    String root,
    String input,
    Map<ItemKey, Long> given,
    Supplier<Concurrency> concurrency) {
  private static final int REQUESTS_AT_MOST = 2000;

  Trial(
      DaalSettings settings,
      List<Function> functions,
      String root,
      String input,
      Map<ItemKey, Long> given) {
    this(settings, functions, root, input, given, Inline::new);
  }

  /** The same with branches in the order of the source and against it, by turns. */
  Trial turning() {
    return new Trial(settings, functions, root, input, given, Turning::new);
  }

  /** Runs branches one after another, each time in the other order. */
  private static final class Turning implements Concurrency {
    private boolean backwards;

    @Override
    public void runAll(List<Runnable> tasks, int width) {
      List<Runnable> order = new ArrayList<>(tasks);
      if (backwards) {
        Collections.reverse(order);
      }
      backwards = !backwards;
      order.forEach(Runnable::run);
    }

    @Override
    public void start(Runnable task) {
      throw new UnsupportedOperationException("the engine starts nothing by itself");
    }

    @Override
    public Lock lock() {
      return new ReentrantLock();
    }
  }

  /**
   * What is left when all is quiet and garbage has been collected.
   *
   * @param held rows that a transaction still holds
   * @param own items in the engine's own tables
   */
  record End(String answer, String state, boolean quiet, int held, int own, int fired) {
    End with(int otherFired) {
      return new End(answer, state, quiet, held, own, otherFired);
    }
  }

  /** Where an undisturbed run ends; it leaves nothing behind. */
  End undisturbed() {
    End end = run(Map.of(), false);
    assertThat(end.fired()).isZero();
    assertThat(end.quiet()).isTrue();
    assertThat(end.held()).isZero();
    if (settings.remembered().equals(Rig.DEAD)) {
      assertThat(end.own()).as("left in the engine's own tables").isZero();
    }
    return end;
  }

  /**
   * Lets each request fail in each way.
   *
   * @param alone whether a crash ends the callee only, and the caller merely hears nothing
   * @return how many runs that were
   */
  int singles(List<Mode> modes, boolean alone) {
    End expected = undisturbed();
    int points = 0;
    for (Mode mode : modes) {
      int request = 1;
      End end = run(Map.of(request, mode), alone);
      while (end.fired() > 0) {
        points++;
        assertThat(end).as("%s at request %s", mode, request).isEqualTo(expected.with(end.fired()));
        request++;
        assertThat(request).isLessThan(REQUESTS_AT_MOST);
        end = run(Map.of(request, mode), alone);
      }
    }
    return points;
  }

  int singles() {
    return singles(List.of(Mode.values()), false);
  }

  /**
   * Ends the process at each request; garbage is collected, late and often, before anybody goes on
   * with what was begun.
   */
  int lateSingles(Mode mode) {
    End expected = undisturbed();
    int request = 1;
    End end = run(Map.of(request, mode), false, Then.SWEEP_FIRST);
    while (end.fired() > 0) {
      assertThat(end).as("%s at request %s", mode, request).isEqualTo(expected.with(end.fired()));
      request++;
      end = run(Map.of(request, mode), false, Then.SWEEP_FIRST);
    }
    return request - 1;
  }

  /** Ends the process at each request; the client asks again before anybody else looks after it. */
  int askedAgain() {
    End expected = undisturbed();
    int request = 1;
    End end = run(Map.of(request, Mode.CRASH_AFTER), false, Then.ASK_AGAIN);
    while (end.fired() > 0) {
      assertThat(end).as("request %s", request).isEqualTo(expected.with(end.fired()));
      request++;
      end = run(Map.of(request, Mode.CRASH_AFTER), false, Then.ASK_AGAIN);
    }
    return request - 1;
  }

  /** What happens after a crash. */
  private enum Then {
    RECOVER,
    SWEEP_FIRST,
    ASK_AGAIN
  }

  /** Ends the process at each request, and once more at each later one. */
  int pairs(Mode first, Mode second) {
    End expected = undisturbed();
    int pairs = 0;
    for (int request = 1; run(Map.of(request, first), false).fired() > 0; request++) {
      int later = request + 1;
      End end = run(Map.of(request, first, later, second), false);
      while (end.fired() > 1) {
        pairs++;
        assertThat(end)
            .as("%s at %s, %s at %s", first, request, second, later)
            .isEqualTo(expected.with(end.fired()));
        later++;
        end = run(Map.of(request, first, later, second), false);
      }
    }
    return pairs;
  }

  End run(Map<Integer, Mode> faults, boolean alone) {
    return run(faults, alone, Then.RECOVER);
  }

  private End run(Map<Integer, Mode> faults, boolean alone, Then then) {
    FaultyStore[] faulty = new FaultyStore[1];
    Rig rig =
        new Rig(
            settings, store -> faulty[0] = new FaultyStore(store), concurrency.get(), functions);
    given.forEach(rig::given);
    int before = faulty[0].requests();
    faults.forEach((request, mode) -> faulty[0].at(before + request, mode));
    if (alone) {
      rig.invoker.network =
          envelope -> {
            try {
              return rig.engine.handle(envelope);
            } catch (Crash crash) {
              throw new Bench.Lost();
            }
          };
    }
    String answer = "";
    for (int times = 0; answer.isEmpty() && times < 5; times++) {
      try {
        Reply reply = rig.start(root, "key", input);
        if (!(reply instanceof Reply.InProgress || reply instanceof Reply.Unavailable)) {
          answer = text(reply);
        }
      } catch (Crash crash) {
        assertThat(faulty[0].fired()).isPositive();
        if (then == Then.SWEEP_FIRST) {
          rig.sweep();
        } else if (then == Then.ASK_AGAIN) {
          rig.clock.advance(Duration.ofSeconds(1));
        }
      }
      if (then != Then.ASK_AGAIN) {
        recover(rig);
      }
    }
    recover(rig);
    int fired = faulty[0].fired();
    faulty[0].stop();
    assertThat(text(rig.start(root, "key", input))).as("a repeated request").isEqualTo(answer);
    boolean quiet = rig.isQuiet();
    int held = rig.held().size();
    rig.sweep();
    return new End(answer, rig.state(), quiet, held, rig.own().size(), fired);
  }

  private static void recover(Rig rig) {
    boolean done = false;
    for (int tries = 0; !done && tries < 5; tries++) {
      try {
        rig.recover();
        done = true;
      } catch (Crash | StoreException trouble) {
        done = false;
      }
    }
    assertThat(done).isTrue();
  }

  static String text(Reply reply) {
    return reply instanceof Reply.Returned ? Bench.text(reply) : Bench.error(reply).getMessage();
  }
}
