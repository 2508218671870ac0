package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.TAKE;
import static io.beldi.runtime.record.Workflows.call;
import static io.beldi.runtime.record.Workflows.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Branches of one transaction that write the same row. */
final class SiblingBranchesTest {
  /** Takes two of {@code a} at the same time, and tells somebody else. */
  private static final Function PAIR =
      effectful(
          "pair",
          (self, in) -> {
            block(
                self,
                step(1),
                3,
                txn -> {
                  takeTwice(txn);
                  return "";
                });
            call(self, 4, BUMP, "b");
            self.update(step(5), row("c"), Functions.count(1));
            return "taken";
          });

  private static void takeTwice(Instance txn) throws SoldOut {
    Fork fork = txn.fork(step(2), 0);
    for (int i = 0; i < 2; i++) {
      fork.branch(
          branch -> {
            if (!branch.update(step(3), row("a"), add(-1))) {
              throw new SoldOut("a");
            }
            return "";
          });
    }
    join(fork);
  }

  @Test
  void bothUpdatesOfOneRowCount() {
    Bench bench = new Bench(BUMP, PAIR);
    bench.given("a", number(5));

    assertThat(bench.result("pair", "key", "")).isEqualTo("taken");
    assertThat(bench.number("a")).isEqualTo(3);
  }

  @Test
  void theBoundHoldsForBothTogether() {
    Bench bench = new Bench(BUMP, PAIR);
    bench.given("a", number(1));

    assertThat(Bench.error(bench.start("pair", "key", ""))).isInstanceOf(SoldOut.class);
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void bothCallsOfOneTransactionalFunctionCount() {
    Function root =
        effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    3,
                    txn -> {
                      Fork fork = txn.fork(step(2), 0);
                      fork.branch(branch -> call(branch, 3, TAKE, "a"));
                      fork.branch(branch -> call(branch, 4, TAKE, "a"));
                      join(fork);
                      return "taken";
                    }));
    Bench bench = new Bench(TAKE, root);
    bench.given("a", number(5));

    assertThat(bench.result("root", "key", "")).isEqualTo("taken");
    assertThat(bench.number("a")).isEqualTo(3);
  }

  @Test
  void aLaterAttemptGoesTheSameWayAgain() {
    int crashed = 0;
    for (int request = 1; request <= 12; request++) {
      FaultyStore[] faulty = new FaultyStore[1];
      Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, PAIR);
      bench.given("a", number(5));
      faulty[0].at(request, Mode.CRASH_AFTER);
      try {
        bench.start("pair", "key", "");
      } catch (FaultyStore.Crash crash) {
        crashed++;
      }
      faulty[0].stop();
      bench.recover();
      bench.clock.advance(Duration.ofHours(1));
      assertThat(bench.result("pair", "key", "")).isEqualTo("taken");
      assertThat(bench.number("a")).as("crash after request " + request).isEqualTo(3);
      assertThat(bench.number("b")).isEqualTo(1);
      assertThat(bench.number("c")).isEqualTo(1);
    }
    assertThat(crashed).as("requests of an undisturbed run").isEqualTo(5);
  }
}
