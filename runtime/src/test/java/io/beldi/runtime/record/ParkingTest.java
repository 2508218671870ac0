package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.INCREMENT;
import static io.beldi.runtime.record.Workflows.call;
import static io.beldi.runtime.record.Workflows.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.collect.DeadLetter;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.IntentCollector;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Instances that do not come to an end are stopped, and somebody is told of it. */
final class ParkingTest {
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final int MOST = 3;
  private static final Settings FEW = few(Settings.standard());

  private final List<DeadLetter> letters = new ArrayList<>();

  @Test
  void anInstanceIsParkedAfterSoManyAttemptsAndThisIsToldOnce() {
    Bench bench = bench(store -> store, spawner(BUMP), BUMP);
    Bytes last = exhaust(bench);
    Item before = open(bench);
    letters.clear();

    assertThat(collector(bench).pass()).isZero();

    JournalRecord parked = new JournalRecord(open(bench));
    assertThat(parked.status()).isEqualTo(Status.PARKED);
    assertThat(parked.due()).as("nobody has to look at it any more").isNull();
    assertThat(parked.attempts()).isEqualTo(MOST);
    assertThat(parked.stamp()).isGreaterThan(new JournalRecord(before).stamp());
    assertThat(parked.error()).isEqualTo("no attempt came to an end");
    assertThat(letters).hasSize(1);
    DeadLetter letter = letters.get(0);
    assertThat(letter.instance()).isEqualTo(parked.id());
    assertThat(letter.function()).isEqualTo("test.bump");
    assertThat(letter.attempts()).isEqualTo(MOST);
    assertThat(letter.parked().toEpochMilli()).isEqualTo(bench.clock.millis());

    assertThat(collector(bench).pass()).isZero();
    assertThat(letters).hasSize(1);
    assertThat(Answer.decode(bench.engine.handle(last)))
        .as("the last attempt, delivered late")
        .isInstanceOf(Answer.Faulted.class);
    assertThat(bench.number("a")).isZero();
  }

  @Test
  void anInstanceIsNotParkedBeforeItsLastAttemptHasLanded() {
    Bench bench = bench(store -> store, spawner(BUMP), BUMP);
    Bytes last = exhaust(bench);
    long due = new JournalRecord(open(bench)).due();
    long landed = due + FEW.waits().landing().toMillis();
    bench.clock.advance(Duration.ofMillis(due - bench.clock.millis()));
    collector(bench).pass();
    bench.clock.advance(Duration.ofMillis(landed - 1 - bench.clock.millis()));
    collector(bench).pass();
    assertThat(new JournalRecord(open(bench)).status()).isEqualTo(Status.PENDING);
    assertThat(letters).isEmpty();

    bench.clock.advance(Duration.ofMillis(1));
    collector(bench).pass();
    assertThat(new JournalRecord(open(bench)).status()).isEqualTo(Status.PARKED);
    assertThat(bench.engine.handle(last)).isNotNull();
    assertThat(bench.number("a")).isZero();
  }

  @Test
  void aCommitBetweenAttemptsIsProgressAndBeginsTheCountAnew() {
    AtomicInteger deaths = new AtomicInteger();
    Function slow =
        effectful(
            "slow",
            (self, in) -> {
              for (int i = 0; i < 3 * MOST; i++) {
                Instance turn = self.iteration(step(1), i);
                call(turn, 2, BUMP, in);
                turn.now(step(3));
                if (deaths.compareAndSet(i, i + 1)) {
                  throw new FaultyStore.Crash();
                }
              }
              return "";
            });
    Bench bench = bench(store -> store, spawner(slow), slow, BUMP);
    bench.result("spawner", null, "a");
    int rounds = 0;
    while (!bench.isQuiet()) {
      try {
        bench.drain();
      } catch (FaultyStore.Crash end) {
        bench.clock.advance(LONG);
      }
      collector(bench).pass();
      rounds++;
      assertThat(rounds).isLessThan(100);
    }
    assertThat(letters).isEmpty();
    assertThat(rounds).as("attempts").isGreaterThan(MOST + 1);
    assertThat(bench.number("a")).isEqualTo(3 * MOST);
  }

  @Test
  void aCommitOfOneBranchDoesNotMakeCalleesOfAnotherYounger() {
    Function forks =
        effectful(
            "forks",
            (self, in) -> {
              self.update(step(1), row(in), count(1));
              self.now(step(2));
              Fork fork = self.fork(step(3), 1);
              fork.branch(branch -> call(branch, 4, BUMP, in));
              fork.branch(
                  branch -> {
                    branch.now(step(5));
                    call(branch, 6, BUMP, in);
                    throw new FaultyStore.Crash();
                  });
              join(fork);
              return "";
            });
    Bench bench = bench(store -> store, spawner(forks), forks, BUMP);
    bench.result("spawner", null, "a");
    long begun = bench.clock.millis();
    assertThatThrownBy(bench::drain).isInstanceOf(FaultyStore.Crash.class);
    JournalRecord first = new JournalRecord(open(bench));
    assertThat(first.commits()).isGreaterThan(1);
    assertThat(first.since()).isEqualTo(begun);

    bench.clock.advance(LONG);
    assertThat(collector(bench).pass()).isEqualTo(1);
    assertThatThrownBy(bench::drain).isInstanceOf(FaultyStore.Crash.class);
    assertThat(new JournalRecord(open(bench)).since()).isEqualTo(begun);
  }

  @Test
  void anInstanceThatNobodyAttemptedForTooLongIsParkedAndNotAttempted() {
    Function caller =
        effectful(
            "caller",
            (self, in) -> {
              call(self, 1, BUMP, in);
              throw new FaultyStore.Crash();
            });
    Bench bench = bench(store -> store, spawner(caller), caller, BUMP);
    bench.result("spawner", null, "a");
    assertThatThrownBy(bench::drain).isInstanceOf(FaultyStore.Crash.class);
    long since = new JournalRecord(open(bench)).since();
    long last = since + FEW.retention().records().toMillis() - FEW.waits().logs().toMillis();

    bench.clock.advance(Duration.ofMillis(last - bench.clock.millis()));
    assertThat(collector(bench).pass()).as("just in time").isEqualTo(1);
    bench.invoker.take();
    bench.clock.advance(LONG);
    assertThat(collector(bench).pass()).isZero();

    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).error())
        .isEqualTo("nobody attempted it while what it had done was still known");
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void whyAnAttemptEndedIsKept() {
    AtomicInteger calls = new AtomicInteger();
    Function caller = effectful("caller", (self, in) -> call(self, 1, BUMP, in));
    Bench bench = bench(store -> store, spawner(caller), caller, BUMP);
    bench.result("spawner", null, "a");
    bench.invoker.network =
        envelope -> {
          calls.incrementAndGet();
          throw new Bench.Lost();
        };
    bench.drain();
    assertThat(calls).hasValue(3);
    assertThat(new JournalRecord(open(bench)).error()).isEqualTo("test.bump does not answer: lost");

    for (int i = 0; i <= MOST; i++) {
      bench.clock.advance(LONG);
      collector(bench).pass();
      bench.drain();
    }
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).error()).isEqualTo("test.bump does not answer: lost");
  }

  @Test
  void whyAnAttemptEndedIsForgottenOnceAnotherHasEndedWell() {
    Function caller = effectful("caller", (self, in) -> call(self, 1, BUMP, in));
    Bench bench = bench(store -> store, spawner(caller), caller, BUMP);
    bench.result("spawner", null, "a");
    bench.invoker.network =
        envelope -> {
          throw new Bench.Lost();
        };
    bench.drain();
    bench.invoker.network = envelope -> bench.engine.handle(envelope);
    bench.recover();

    assertThat(bench.journal())
        .filteredOn(item -> item.get(Journal.FUNCTION).equals(Value.text("test.caller")))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(new JournalRecord(item).status()).isEqualTo(Status.DONE);
              assertThat(item.has(Journal.ERROR)).isFalse();
              assertThat(item.has(Journal.SINCE)).isFalse();
            });
  }

  @Test
  void aFaultIsToldByTheNextPass() {
    Function poison =
        effectful(
            "poison",
            (self, in) -> {
              call(self, 1, BUMP, in);
              throw new Fault("test.beldi:7", "division by zero");
            });
    Bench bench = bench(store -> store, poison, BUMP);
    bench.start("poison", "key", "a");
    assertThat(letters).isEmpty();

    collector(bench).pass();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).error()).isEqualTo("division by zero");
    assertThat(letters.get(0).site()).isEqualTo("test.beldi:7");
    assertThat(bench.isQuiet()).isTrue();
    collector(bench).pass();
    assertThat(letters).hasSize(1);
  }

  @Test
  void aListenerThatFailsIsToldAgainAndKeepsNobodyFromTheirAttempts() {
    Function poison =
        effectful(
            "poison",
            (self, in) -> {
              call(self, 1, BUMP, in);
              throw new Fault("", "no");
            });
    Bench bench = bench(store -> store, poison, BUMP, spawner(BUMP));
    for (int i = 0; i < 5; i++) {
      bench.start("poison", "key" + i, "a");
    }
    bench.result("spawner", null, "b");
    bench.invoker.take();
    bench.clock.advance(LONG);
    AtomicInteger failures = new AtomicInteger();
    IntentCollector deaf =
        bench.engine.collector(
            letter -> {
              failures.incrementAndGet();
              throw new IllegalStateException("nobody listens");
            });

    assertThatThrownBy(deaf::pass)
        .hasMessage("nobody listens")
        .satisfies(first -> assertThat(first.getSuppressed()).hasSize(4));
    bench.drain();
    assertThat(failures).hasValue(5);
    assertThat(bench.number("b")).isEqualTo(1);

    collector(bench).pass();
    assertThat(letters).hasSize(5).doesNotHaveDuplicates();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aRecordThatNobodyCanReadIsParkedAndKeepsNobodyFromTheirAttempts() {
    Bench bench = bench(store -> store, spawner(BUMP), BUMP);
    bench.result("spawner", null, "a");
    JournalRecord broken = new JournalRecord(open(bench));
    bench.result("spawner", null, "b");
    bench.invoker.take();
    bench.memory.write(
        new Write.Update(
            new Journal("beldi.", 4).key(broken.id()),
            List.of(new Change.Assign(Journal.ENVELOPE, Value.text("[1]"))),
            Condition.always()));
    bench.clock.advance(LONG);

    assertThat(collector(bench).pass()).isEqualTo(1);
    bench.drain();
    assertThat(bench.number("b")).isEqualTo(1);
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.instance()).isEqualTo(broken.id());
              assertThat(letter.error()).startsWith("its record is unreadable: ");
            });
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aCollectorMayEndAroundEachRequestAndTheParkingIsToldAllTheSame() {
    int points = 0;
    for (Mode mode : Mode.values()) {
      boolean fired = true;
      for (int request = 1; fired; request++) {
        letters.clear();
        FaultyStore[] faulty = new FaultyStore[1];
        Bench bench =
            bench(store -> faulty[0] = new FaultyStore(store), spawner(INCREMENT), INCREMENT);
        exhaust(bench);
        int before = faulty[0].requests();
        faulty[0].at(before + request, mode);
        try {
          collector(bench).pass();
        } catch (FaultyStore.Crash | StoreException end) {
          assertThat(mode).isNotNull();
        }
        fired = faulty[0].fired() > 0;
        faulty[0].stop();
        collector(bench).pass();
        collector(bench).pass();
        String point = mode + " at request " + request;
        assertThat(new JournalRecord(open(bench)).status()).as(point).isEqualTo(Status.PARKED);
        assertThat(bench.isQuiet()).as(point).isTrue();
        assertThat(letters).as(point).isNotEmpty();
        assertThat(letters.stream().map(DeadLetter::id).distinct()).as(point).hasSize(1);
        points += fired ? 1 : 0;
      }
    }
    System.out.println("collector ends while it parks: " + points + " points");
    assertThat(points).isEqualTo(28);
  }

  @Test
  void twoCollectorsMayMeetAtEachRequest() {
    int points = 0;
    for (boolean exhausted : List.of(true, false)) {
      boolean met = true;
      for (int request = 1; met; request++) {
        letters.clear();
        InterruptedStore[] interrupted = new InterruptedStore[1];
        Bench bench =
            bench(
                store -> interrupted[0] = new InterruptedStore(store),
                spawner(INCREMENT),
                INCREMENT);
        if (exhausted) {
          exhaust(bench);
        } else {
          bench.result("spawner", null, "a");
          bench.invoker.take();
          bench.clock.advance(LONG);
        }
        IntentCollector other = bench.engine.collector(letters::add);
        AtomicInteger sent = new AtomicInteger();
        interrupted[0].before(request, () -> sent.addAndGet(other.pass()));
        sent.addAndGet(collector(bench).pass());
        met = interrupted[0].isOver();
        String point = (exhausted ? "parking" : "claiming") + ", met at request " + request;
        bench.drain();
        collector(bench).pass();
        if (exhausted) {
          assertThat(sent).as(point).hasValue(0);
          assertThat(letters.stream().map(DeadLetter::id).distinct()).as(point).hasSize(1);
          assertThat(new JournalRecord(open(bench)).status()).as(point).isEqualTo(Status.PARKED);
        } else {
          assertThat(sent).as(point).hasValue(1);
          assertThat(bench.number("a")).as(point).isEqualTo(1);
        }
        assertThat(bench.isQuiet()).as(point).isTrue();
        points += met ? 1 : 0;
      }
    }
    System.out.println("two collectors meet: " + points + " points");
    assertThat(points).isEqualTo(12);
  }

  private IntentCollector collector(Bench bench) {
    DeadLetters all = letters::add;
    return bench.engine.collector(all);
  }

  /** Claims the spawned instance as often as allowed, and loses all but the last attempt. */
  private Bytes exhaust(Bench bench) {
    bench.result("spawner", null, "a");
    bench.invoker.take();
    List<Bytes> attempts = List.of();
    for (int i = 0; i < MOST; i++) {
      bench.clock.advance(LONG);
      assertThat(collector(bench).pass()).isEqualTo(1);
      attempts = bench.invoker.take();
      assertThat(attempts).hasSize(1);
    }
    assertThat(collector(bench).pass()).isZero();
    if (letters.isEmpty()) {
      bench.clock.advance(LONG);
    }
    return attempts.get(0);
  }

  /** The record of the one instance that is not at its end. */
  private static Item open(Bench bench) {
    List<Item> open =
        bench.journal().stream()
            .filter(item -> item.has(Journal.ENVELOPE))
            .filter(item -> !new JournalRecord(item).ended())
            .toList();
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private static Bench bench(UnaryOperator<Store> faults, Function... functions) {
    return new Bench(FEW, faults, true, functions);
  }

  private static Settings few(Settings standard) {
    return standard.with(standard.attempts().withMost(MOST));
  }

  private static Function spawner(Function target) {
    return effectful(
        "spawner",
        (self, in) -> {
          self.spawn(step(1), target.signature(), in, Duration.ZERO);
          return "";
        });
  }
}
