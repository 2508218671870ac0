package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.INCREMENT;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.collect.DomainSweeper;
import io.beldi.runtime.collect.Sweeper;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of ended instances goes when its time has come, and not before. */
final class SweeperTest {
  private static final Settings STANDARD = Settings.standard();
  private static final Duration KEPT = STANDARD.retention().records();
  private static final Duration SKEW = STANDARD.timing().skew();

  private static final Function ROOT =
      effectful(
          "root",
          (self, in) -> {
            self.update(step(1), row(in), count(1));
            call(self, 2, BUMP, in);
            self.spawn(step(3), BUMP.signature(), in, Duration.ZERO);
            return "" + self.now(step(4)).toEpochMilli();
          });

  @Test
  void everyWorkflowLeavesNothingInTheJournal() {
    int workflows = 0;
    for (Map.Entry<String, List<Function>> workflow : Workflows.all().entrySet()) {
      for (Settings settings : List.of(STANDARD, Bench.rollingOver())) {
        List<Function> functions = workflow.getValue();
        Function root = functions.get(functions.size() - 1);
        Bench bench = new Bench(settings, store -> store, true, functions.toArray(new Function[0]));
        bench.given("a", Functions.number(5));
        for (String key : List.of("one", "two")) {
          bench.start(root.signature().name().substring("test.".length()), key, "a");
        }
        bench.recover();
        assertThat(bench.journal()).as(workflow.getKey()).isNotEmpty();
        String state = bench.state();
        bench.clock.advance(KEPT.plus(SKEW).plusSeconds(1));
        assertThat(bench.engine.sweeper().pass()).as(workflow.getKey()).isPositive();
        assertThat(bench.journal()).as(workflow.getKey()).isEmpty();
        assertThat(bench.state()).as(workflow.getKey()).isEqualTo(state);
        workflows++;
      }
    }
    System.out.println("journals swept clean: " + workflows);
    assertThat(workflows).isEqualTo(24);
  }

  @Test
  void nothingGoesBeforeItsTimeByEveryClock() {
    Bench bench = ended();
    int records = bench.journal().size();
    long end = bench.journal().stream().mapToLong(SweeperTest::expiry).min().orElseThrow();
    long last = end * 1000 + SKEW.toMillis();
    bench.clock.advance(Duration.ofMillis(last - bench.clock.millis()));
    assertThat(bench.engine.sweeper().pass()).isZero();
    assertThat(bench.journal()).hasSize(records);
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(bench.engine.sweeper().pass()).isPositive();
  }

  @Test
  void openInstancesStayHoweverOld() {
    Bench bench = new Bench(ROOT, BUMP);
    bench.result("root", "key", "a");
    bench.invoker.take();
    bench.clock.advance(KEPT.multipliedBy(3));
    bench.engine.sweeper().pass();
    assertThat(bench.journal()).singleElement().matches(item -> item.has(Journal.DUE));
  }

  @Test
  void aRecordThatIsDueStaysThoughItHasExpired() {
    Bench bench = ended();
    for (Item item : bench.journal()) {
      bench.memory.write(
          new Write.Update(
              key(bench.engine.tables().get(0), item),
              List.of(new Change.Assign(Journal.DUE, Value.number(1))),
              Condition.always()));
    }
    bench.clock.advance(KEPT.multipliedBy(2));
    assertThat(bench.engine.sweeper().pass()).isZero();
  }

  @Test
  void expiredRowsOfTablesThatSaySoGoAndOthersStay() {
    Bench bench = new Bench(BUMP);
    Table expiring = Table.keyed("test.sessions", Table.KeyType.TEXT).expiring("_ttl");
    bench.memory.createTables(List.of(expiring));
    long now = bench.clock.millis() / 1000;
    put(bench, expiring, "old", now - SKEW.toSeconds() - 1);
    put(bench, expiring, "young", now);
    put(bench, expiring, "none", null);
    put(bench, Functions.ROWS, "old", now - SKEW.toSeconds() - 1);
    Sweeper sweeper =
        new Sweeper(
            List.of(
                new DomainSweeper(
                    bench.memory,
                    new Journal("beldi.", 4),
                    List.of(expiring, Functions.ROWS),
                    bench.platform,
                    SKEW,
                    1,
                    100)));

    assertThat(sweeper.pass()).isEqualTo(1);
    assertThat(bench.scan(expiring)).hasSize(2);
    assertThat(bench.scan(Functions.ROWS)).hasSize(1);
    assertThat(sweeper.pass()).isZero();
  }

  @Test
  void eachPassReadsSoManyPagesAndTheNextGoesOnThere() {
    Settings small = STANDARD.with(new Settings.Upkeep(Duration.ZERO, Duration.ZERO, 2, 3));
    Bench bench = new Bench(small, store -> store, true, INCREMENT);
    for (int i = 0; i < 20; i++) {
      bench.result("increment", "key" + i, "a");
    }
    bench.clock.advance(KEPT.multipliedBy(2));
    Sweeper sweeper = bench.engine.sweeper();
    int passes = 0;
    int deleted = 0;
    while (!bench.journal().isEmpty()) {
      int before = bench.journal().size();
      bench.store.reset();
      deleted += sweeper.pass();
      assertThat(bench.store.counts().reads()).isLessThanOrEqualTo(3);
      assertThat(before - bench.journal().size()).isLessThanOrEqualTo(6);
      passes++;
      assertThat(passes).isLessThan(10);
    }
    assertThat(deleted).isEqualTo(20);
    assertThat(passes).isEqualTo(4);
  }

  @Test
  void aSweeperMayEndAroundEachRequestAndTheNextCleansUp() {
    int points = 0;
    for (Mode mode : Mode.values()) {
      boolean fired = true;
      for (int request = 1; fired; request++) {
        FaultyStore[] faulty = new FaultyStore[1];
        Bench bench =
            new Bench(
                Bench.rollingOver(), store -> faulty[0] = new FaultyStore(store), true, ROOT, BUMP);
        bench.result("root", "key", "a");
        bench.recover();
        bench.clock.advance(KEPT.multipliedBy(2));
        faulty[0].at(faulty[0].requests() + request, mode);
        try {
          bench.engine.sweeper().pass();
        } catch (FaultyStore.Crash | StoreException end) {
          assertThat(mode).isNotNull();
        }
        fired = faulty[0].fired() > 0;
        faulty[0].stop();
        bench.engine.sweeper().pass();
        assertThat(bench.journal()).as("%s at request %s", mode, request).isEmpty();
        assertThat(bench.number("a")).isEqualTo(3);
        points += fired ? 1 : 0;
      }
    }
    System.out.println("sweeper ends: " + points + " points");
    assertThat(points).isGreaterThan(16);
  }

  @Test
  void twoSweepersMayMeetAtEachRequest() {
    int points = 0;
    boolean met = true;
    for (int request = 1; met; request++) {
      InterruptedStore[] store = new InterruptedStore[1];
      Bench bench =
          new Bench(STANDARD, real -> store[0] = new InterruptedStore(real), true, ROOT, BUMP);
      bench.result("root", "key", "a");
      bench.recover();
      bench.clock.advance(KEPT.multipliedBy(2));
      Sweeper other = bench.engine.sweeper();
      store[0].before(request, other::pass);
      bench.engine.sweeper().pass();
      met = store[0].isOver();
      assertThat(bench.journal()).as("met at request " + request).isEmpty();
      points += met ? 1 : 0;
    }
    System.out.println("two sweepers meet: " + points + " points");
    assertThat(points).isGreaterThan(3);
  }

  @Test
  void aSweeperAndANewLifeOfTheKeyMayMeetAtEachRequest() {
    int points = 0;
    for (boolean sweeperFirst : List.of(true, false)) {
      boolean met = true;
      for (int request = 1; met; request++) {
        InterruptedStore[] store = new InterruptedStore[1];
        Bench bench =
            new Bench(STANDARD, real -> store[0] = new InterruptedStore(real), true, ROOT, BUMP);
        String first = bench.result("root", "key", "a");
        bench.recover();
        bench.clock.advance(KEPT.multipliedBy(2));
        Runnable life = () -> assertThat(bench.result("root", "key", "a")).isNotEqualTo(first);
        Runnable sweep = () -> bench.engine.sweeper().pass();
        store[0].before(request, sweeperFirst ? life : sweep);
        (sweeperFirst ? sweep : life).run();
        met = store[0].isOver();
        String point = "met at request " + request;
        String second = bench.result("root", "key", "a");
        bench.recover();
        assertThat(second).as(point).isNotEqualTo(first);
        assertThat(bench.number("a")).as(point).isEqualTo(6);
        points += met ? 1 : 0;
      }
    }
    System.out.println("sweeper and new life meet: " + points + " points");
    assertThat(points).isGreaterThan(8);
  }

  @Test
  void aKeyBeginsANewLifeOverItsExpiredRecordAndOnlyThen() {
    Bench bench = ended();
    String first = bench.result("root", "key", "a");
    long end = bench.journal().stream().mapToLong(SweeperTest::expiry).max().orElseThrow();
    bench.clock.advance(Duration.ofMillis(end * 1000 + SKEW.toMillis() - bench.clock.millis()));
    assertThat(bench.result("root", "key", "a")).as("known still").isEqualTo(first);
    bench.clock.advance(Duration.ofSeconds(1));

    String second = bench.result("root", "key", "a");
    bench.recover();
    assertThat(second).isNotEqualTo(first);
    assertThat(bench.number("a")).as("callees of the first life do not count").isEqualTo(6);
    assertThat(bench.result("root", "key", "a")).isEqualTo(second);
  }

  @Test
  void aKeyWithAnotherInputIsNewOnceItsRecordHasExpired() {
    Bench bench = ended();
    assertThat(bench.start("root", "key", "b")).isInstanceOf(Reply.KeyReused.class);
    bench.clock.advance(KEPT.multipliedBy(2));
    bench.result("root", "key", "b");
    bench.recover();
    assertThat(bench.number("b")).isEqualTo(3);
  }

  @Test
  void anAttemptOfAnEarlierLifeWritesNothingIntoTheNext() {
    Bench[] bench = new Bench[1];
    List<Reply> second = new ArrayList<>();
    Function sleeper =
        effectful(
            "sleeper",
            (self, in) -> {
              self.update(step(1), row(in), count(1));
              call(self, 2, BUMP, in);
              if (second.isEmpty()) {
                second.add(new Reply.KeyReused());
                bench[0].recover();
                bench[0].clock.advance(KEPT.multipliedBy(2));
                bench[0].engine.sweeper().pass();
                second.set(0, bench[0].start("sleeper", "key", in));
              }
              self.update(step(3), row("late"), count(1));
              return in;
            });
    bench[0] = new Bench(sleeper, BUMP);

    Reply first = bench[0].start("sleeper", "key", "a");

    assertThat(first).isInstanceOf(Reply.Unavailable.class);
    assertThat(second.get(0)).isInstanceOf(Reply.Returned.class);
    assertThat(bench[0].number("a")).isEqualTo(4);
    assertThat(bench[0].number("late")).as("once in each life").isEqualTo(2);
  }

  @Test
  void aStoreThatDoesNotAnswerIsToldOnceAllTablesHadTheirTurn() {
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, ROOT, BUMP);
    faulty[0].at(1, Mode.LOST_BEFORE);
    assertThatThrownBy(() -> bench.engine.sweeper().pass()).isInstanceOf(StoreException.class);
    assertThat(bench.engine.sweeper().pass()).isZero();
  }

  private static Bench ended() {
    Bench bench = new Bench(ROOT, BUMP);
    bench.result("root", "key", "a");
    bench.recover();
    assertThat(bench.number("a")).isEqualTo(3);
    return bench;
  }

  private static void put(Bench bench, Table table, String key, Long expiry) {
    Item row = Item.of(Map.of("n", Value.number(1)));
    bench.memory.write(
        new Write.Put(
            ItemKey.of(table, Value.text(key)),
            expiry == null ? row : row.with("_ttl", Value.number(expiry)),
            Condition.always()));
  }

  private static long expiry(Item item) {
    return ((Value.Num) item.get(Journal.EXPIRES)).number().longValueExact();
  }

  private static ItemKey key(Table table, Item item) {
    return ItemKey.of(table, item.get(Table.PARTITION), item.get(Table.SORT));
  }
}
