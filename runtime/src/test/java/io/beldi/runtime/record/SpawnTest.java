package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.Fault;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.Functions.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that is handed over runs exactly once, whatever becomes of the hint. */
final class SpawnTest {
  /** Calls before it commits, so that it has to claim the instance. */
  private static final Function CALLS_FIRST =
      effectful("callsFirst", (self, in) -> call(self, 1, BUMP, in));

  @Test
  void aDoubledHintRunsItOnce() {
    Bench bench = new Bench(BUMP, spawner(BUMP, Duration.ZERO));
    bench.result("spawner", null, "a");
    List<Bytes> hints = bench.invoker.take();
    assertThat(hints).hasSize(1);

    Answer first = Answer.decode(bench.engine.handle(hints.get(0)));
    Answer second = Answer.decode(bench.engine.handle(hints.get(0)));

    assertThat(first).isEqualTo(new Answer.Returned(Json.write(Functions.TEXT, ""), true));
    assertThat(second).isEqualTo(first);
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void aConflictIsNotTheEndOfWorkThatNobodyWouldAskForAgain() {
    AtomicInteger attempts = new AtomicInteger();
    Function target =
        effectful(
            "target",
            (self, in) -> {
              if (attempts.incrementAndGet() < 3) {
                throw new Conflict(Duration.ZERO);
              }
              return call(self, 1, BUMP, in);
            });
    Bench bench = new Bench(BUMP, target, spawner(target, Duration.ZERO));
    bench.result("spawner", null, "a");

    Answer first = Answer.decode(bench.engine.handle(bench.invoker.take().get(0)));
    assertThat(first).isInstanceOf(Answer.Unavailable.class);
    assertThat(bench.isQuiet()).as("it stays due").isFalse();

    bench.recover();
    assertThat(attempts.get()).isEqualTo(3);
    assertThat(bench.number("a")).isEqualTo(1);
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aDoubledHintOfOneThatCallsBeforeItCommitsIsStoppedByTheClaim() {
    List<Answer> inner = new ArrayList<>();
    Bench[] bench = new Bench[1];
    List<Bytes> hints = new ArrayList<>();
    Function target =
        effectful(
            "target",
            (self, in) -> {
              String answer = call(self, 1, BUMP, in);
              if (inner.isEmpty()) {
                inner.add(new Answer.KeyReused());
                inner.set(0, Answer.decode(bench[0].engine.handle(hints.get(0))));
              }
              return answer;
            });
    bench[0] = new Bench(BUMP, target, spawner(target, Duration.ZERO));
    bench[0].result("spawner", null, "a");
    hints.addAll(bench[0].invoker.take());
    bench[0].store.reset();

    Answer outer = Answer.decode(bench[0].engine.handle(hints.get(0)));

    assertThat(inner.get(0)).isEqualTo(new Answer.Superseded());
    assertThat(outer).isInstanceOf(Answer.Returned.class);
    assertThat(bench[0].number("a")).isEqualTo(1);
    assertThat(bench[0].counts())
        .as("claim and end: 2W, the bump: 1T, the second claim: 1W")
        .isEqualTo("3W 1T");
  }

  @Test
  void aLostHintIsMadeUpForWhenTheInstanceIsDue() {
    Bench bench = new Bench(BUMP, CALLS_FIRST, spawner(CALLS_FIRST, Duration.ZERO));
    bench.result("spawner", null, "a");
    bench.invoker.take();

    assertThat(bench.engine.collector().pass()).as("not due yet").isZero();
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    bench.drain();

    assertThat(bench.number("a")).isEqualTo(1);
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aHintThatArrivesAfterTheCollectorsAttemptDoesNothing() {
    Bench bench = new Bench(BUMP, CALLS_FIRST, spawner(CALLS_FIRST, Duration.ZERO));
    bench.result("spawner", null, "a");
    List<Bytes> hints = bench.invoker.take();
    bench.recover();

    Answer late = Answer.decode(bench.engine.handle(hints.get(0)));

    assertThat(late).as("its time is over").isInstanceOf(Answer.Unavailable.class);
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void aDelayedInstanceStartsWhenItIsDueAndNotBefore() {
    Bench bench = new Bench(BUMP, spawner(BUMP, Duration.ofHours(1)));
    bench.result("spawner", null, "a");
    assertThat(bench.invoker.take()).isEmpty();

    bench.clock.advance(Duration.ofMinutes(59));
    assertThat(bench.engine.collector().pass()).isZero();
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    bench.drain();
    assertThat(bench.number("a")).isEqualTo(1);
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void whatIsSpawnedBeforeAnErrorStandsAndInARolledBackBlockDoesNot() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.spawn(step(1), BUMP.signature(), "before", Duration.ZERO);
              return Functions.lastBlock(
                  self,
                  step(2),
                  1,
                  txn -> {
                    txn.spawn(step(3), BUMP.signature(), "inside", Duration.ZERO);
                    throw new Functions.SoldOut("x");
                  });
            });
    Bench bench = new Bench(BUMP, root);

    assertThat(Bench.error(bench.start("root", null, ""))).isInstanceOf(Functions.SoldOut.class);
    bench.recover();
    assertThat(bench.number("before")).isEqualTo(1);
    assertThat(bench.number("inside")).isZero();
  }

  @Test
  void aFaultStopsTheInstanceAndKeepsWhatHappened() {
    Function poison =
        effectful(
            "poison",
            (self, in) -> {
              self.put(step(1), row("dropped"), number(1));
              throw new Fault("test.beldi:7", "division by zero");
            });
    Bench bench = new Bench(poison, spawner(poison, Duration.ZERO));
    bench.result("spawner", null, "a");
    bench.recover();

    assertThat(bench.isQuiet()).isTrue();
    assertThat(bench.number("dropped")).isZero();
    List<Item> parked =
        bench.journal().stream()
            .filter(item -> Value.text("parked").equals(item.get(Journal.STATUS)))
            .toList();
    assertThat(parked).hasSize(1);
    assertThat(parked.get(0).get(Journal.ERROR)).isEqualTo(Value.text("division by zero"));
    assertThat(parked.get(0).get(Journal.SITE)).isEqualTo(Value.text("test.beldi:7"));
  }

  @Test
  void anInstanceWhoseStoreIsDownIsTriedAgainAndAgainWithGrowingWaits() {
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench =
        new Bench(
            store -> faulty[0] = new FaultyStore(store),
            true,
            Workflows.INCREMENT,
            spawner(Workflows.INCREMENT, Duration.ZERO));
    bench.result("spawner", null, "a");
    bench.invoker.take();
    int attempts = 0;
    while (attempts < 6) {
      bench.clock.advance(Duration.ofMinutes(20));
      assertThat(bench.engine.collector().pass()).isEqualTo(1);
      assertThat(bench.engine.collector().pass()).as("claimed").isZero();
      bench.invoker.take();
      attempts++;
    }
    bench.recover();
    assertThat(bench.number("a")).isEqualTo(1);
  }

  private static Function spawner(Function target, Duration delay) {
    return effectful(
        "spawner",
        (self, in) -> {
          self.spawn(step(1), target.signature(), in, delay);
          return "";
        });
  }
}
