package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.INCREMENT;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each way out of trouble costs, in requests: R reads, W writes, T groups of writes. */
final class RecoveryCountsTest {
  /** One read, one call, one write. */
  private static final Function ROOT =
      effectful(
          "root",
          (self, in) -> {
            long n = numberOf(self.read(step(1), row("a")));
            call(self, 2, BUMP, "b");
            self.put(step(3), row("a"), number(n + 1));
            return "" + (n + 1);
          });

  private final FaultyStore[] faulty = new FaultyStore[1];

  @Test
  void anUndisturbedRunIsTheYardstick() {
    Bench bench = bench();

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
    assertThat(bench.counts()).as("read, claim, the callee, the end").isEqualTo("1R 1W 2T");
  }

  @Test
  void aRepeatedRequestOfAnEndedKeyCostsWhatComesBeforeItsFirstCommit() {
    Bench bench = bench();
    bench.result("root", "key", "");
    bench.store.reset();

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
    assertThat(bench.counts()).as("the read, and the claim that is lost").isEqualTo("1R 1W");
  }

  @Test
  void aRepeatedRequestOfARunningKeyCostsTheSame() {
    Bench bench = crashed(3);

    assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.InProgress.class);
    assertThat(bench.counts()).isEqualTo("1R 1W");
  }

  @Test
  void aRepeatedRequestThatTakesOverCostsALookAClaimAndASealMore() {
    Bench bench = crashed(3);
    bench.clock.advance(Duration.ofMinutes(1));

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
    assertThat(bench.counts())
        .as("read, lost claim; look, claim, seal; the callee's seal and group; the end")
        .isEqualTo("2R 4W 2T");
  }

  @Test
  void aCollectedAttemptCostsOneSealAndReplaysWithoutRequests() {
    Bench bench = crashed(4);
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    assertThat(bench.store.counts().writes()).as("the claim").isEqualTo(1);
    bench.store.reset();

    bench.drain();

    assertThat(bench.counts())
        .as("seal; the callee's seal finds its end; the end of the caller")
        .isEqualTo("2W 1T");
    assertThat(bench.number("a")).isEqualTo(1);
    assertThat(bench.number("b")).isEqualTo(1);
  }

  @Test
  void aDoubledAttemptThatFindsTheEndCostsItsSeal() {
    Bench bench = crashed(4);
    bench.clock.advance(Duration.ofMinutes(1));
    bench.engine.collector().pass();
    List<Bytes> sent = bench.invoker.take();
    bench.engine.handle(sent.get(0));
    bench.store.reset();

    bench.engine.handle(sent.get(0));

    assertThat(bench.counts()).isEqualTo("1W");
  }

  @Test
  void anAttemptThatLosesAdoptsTheWinnersResultWithoutAnotherRequest() {
    Bench[] bench = new Bench[1];
    List<Reply> winner = new ArrayList<>();
    Function root =
        effectful(
            "root",
            (self, in) -> {
              long n = numberOf(self.read(step(1), row("a")));
              if (winner.isEmpty()) {
                winner.add(new Reply.KeyReused());
                winner.set(0, bench[0].start("root", "key", ""));
                bench[0].store.reset();
              }
              self.put(step(2), row("a"), number(n + 1));
              return "" + (n + 1);
            });
    bench[0] = new Bench(root);

    Reply loser = bench[0].start("root", "key", "");

    assertThat(loser).isEqualTo(winner.get(0));
    assertThat(bench[0].counts()).as("the group that is lost").isEqualTo("1T");
    assertThat(bench[0].number("a")).isEqualTo(1);
  }

  @Test
  void aCommitOfUnknownFateIsSentOnceMore() {
    Bench bench = bench();
    faulty[0].at(4, Mode.LOST_AFTER);

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
    assertThat(faulty[0].fired()).isEqualTo(1);
    assertThat(bench.counts()).isEqualTo("1R 1W 3T");
  }

  @Test
  void aClaimOfUnknownFateIsSentOnceMore() {
    Bench bench = bench();
    faulty[0].at(2, Mode.LOST_AFTER);

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
    assertThat(bench.counts()).isEqualTo("1R 2W 2T");
  }

  @Test
  void aCallThatBroughtNoAnswerCostsTheCalleesSealMore() {
    Bench bench = bench();
    boolean[] lost = new boolean[1];
    bench.invoker.network =
        envelope -> {
          Bytes answer = bench.engine.handle(envelope);
          if (!lost[0]) {
            lost[0] = true;
            throw new Bench.Lost();
          }
          return answer;
        };

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
    assertThat(bench.counts()).isEqualTo("1R 2W 2T");
    assertThat(bench.number("b")).isEqualTo(1);
  }

  @Test
  void aLostHintCostsAClaimAndASeal() {
    Function spawner =
        effectful(
            "spawner",
            (self, in) -> {
              self.spawn(step(1), INCREMENT.signature(), "a", Duration.ZERO);
              return "";
            });
    Bench bench = new Bench(INCREMENT, spawner);
    bench.result("spawner", null, "");
    bench.invoker.take();
    bench.clock.advance(Duration.ofMinutes(1));
    bench.store.reset();
    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    assertThat(bench.store.counts().writes()).as("the claim").isEqualTo(1);
    bench.store.reset();

    bench.drain();

    assertThat(bench.counts()).as("seal; read; the end").isEqualTo("1R 1W 1T");
    assertThat(bench.number("a")).isEqualTo(1);
  }

  private Bench bench() {
    return new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, ROOT);
  }

  /** A first attempt whose process ends before its request of that number. */
  private Bench crashed(int request) {
    Bench bench = bench();
    faulty[0].at(request, Mode.CRASH_BEFORE);
    boolean crashed = false;
    try {
      bench.start("root", "key", "");
    } catch (Crash crash) {
      crashed = true;
    }
    assertThat(crashed).isTrue();
    bench.store.reset();
    return bench;
  }
}
