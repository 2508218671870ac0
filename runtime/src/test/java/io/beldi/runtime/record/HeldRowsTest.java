package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.SovereignWorkflows.FLIGHT;
import static io.beldi.runtime.record.SovereignWorkflows.HOTEL;
import static io.beldi.runtime.record.SovereignWorkflows.REFUND;
import static io.beldi.runtime.record.SovereignWorkflows.ROOM;
import static io.beldi.runtime.record.SovereignWorkflows.SEAT;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Instance;
import io.beldi.runtime.RowForm;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What everybody else sees and does of rows that a transaction holds. */
final class HeldRowsTest {
  private static final Function LOOK =
      HOTEL.readOnly("look", (self, in) -> "" + numberOf(self.read(step(1), HOTEL.row(in))));

  /** The same, but never a transaction. */
  private static final Function GLANCE =
      new Function(
          "glance",
          Kind.READ_ONLY,
          false,
          HOTEL.name(),
          (self, in) -> "" + numberOf(self.read(step(1), HOTEL.row(in))));

  private static final Function LIST =
      FLIGHT.effectful(
          "list",
          (self, in) -> {
            Page page = self.scan(step(1), new Scan(FLIGHT.table(), 10, null));
            return "" + page.items().stream().map(Functions::numberOf).toList();
          });

  private static final Function SET =
      HOTEL.effectful(
          "set",
          (self, in) -> {
            self.put(step(1), HOTEL.row(in), number(100));
            return "";
          });

  private static final Function COUNT =
      HOTEL.effectful(
          "count",
          (self, in) ->
              block(
                  self,
                  step(1),
                  5,
                  txn -> {
                    long n = numberOf(txn.read(step(2), HOTEL.row(in)));
                    txn.put(step(3), HOTEL.row(in), number(n + 10));
                    return "" + n;
                  }));

  private static final Function INSERT =
      FLIGHT.effectful(
          "insert", (self, in) -> "" + self.insert(step(1), FLIGHT.row(in), number(50)));

  /** Takes a room, and counts a refund in a row that is not there before. */
  private static final Function ROOT =
      effectful(
          "root",
          (self, in) ->
              lastBlock(
                  self, step(1), 5, txn -> call(txn, 2, ROOM, "a") + call(txn, 3, REFUND, "new")));

  private final InterruptedStore[] interrupted = new InterruptedStore[1];

  private final Bench bench =
      new Bench(
          store -> interrupted[0] = new InterruptedStore(store),
          true,
          ROOM,
          SEAT,
          REFUND,
          LOOK,
          GLANCE,
          LIST,
          SET,
          COUNT,
          INSERT,
          ROOT);

  private void given() {
    put(HOTEL.row("a"), number(5));
    put(FLIGHT.row("a"), number(5));
  }

  private void put(ItemKey key, Item item) {
    bench.memory.write(new Write.Put(key, item, Condition.always()));
  }

  private long read(ItemKey key) {
    return numberOf(bench.item(key));
  }

  /** Runs the transaction, and something else before its decision, which is its fifth request. */
  private String withBeforeDecision(Runnable other) {
    interrupted[0].before(5, other);
    String answer = bench.result("root", null, "");
    assertThat(interrupted[0].isOver()).isTrue();
    bench.recover();
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
    return answer;
  }

  @Test
  void aReadBeforeTheDecisionSeesTheOldValueAndOneAfterItTheNew() {
    given();
    List<String> seen = new ArrayList<>();
    interrupted[0].before(
        5,
        () -> {
          assertThat(bench.item(HOTEL.row("a")).has("_lk")).isTrue();
          seen.add(bench.result("glance", null, "a"));
          seen.add(bench.result("list", null, ""));
        });
    bench.result("root", null, "");
    assertThat(bench.item(HOTEL.row("a")).has("_lk")).as("decided, but not told").isTrue();
    seen.add(bench.result("glance", null, "a"));
    seen.add(bench.result("list", null, ""));
    assertThat(bench.item(HOTEL.row("a")).has("_lk")).as("reading changes nothing").isTrue();
    bench.recover();
    seen.add(bench.result("glance", null, "a"));

    assertThat(seen).containsExactly("5", "[5]", "4", "[5, 1]", "4");
    assertThat(bench.leftovers()).isEmpty();
  }

  /** What the first of two calls writes is never seen, however early the reader has met it. */
  @Test
  void aReaderThatHasMetTheFirstOfTwoWritesSeesTheLastOne() {
    Function twice =
        effectful(
            "twice",
            (self, in) ->
                lastBlock(
                    self, step(1), 5, txn -> call(txn, 2, ROOM, "a") + call(txn, 3, ROOM, "a")));
    InterruptedStore[] store = new InterruptedStore[1];
    Bench two = new Bench(s -> store[0] = new InterruptedStore(s), true, ROOM, GLANCE, twice);
    two.memory.write(new Write.Put(HOTEL.row("a"), number(5), Condition.always()));
    List<Item> records = new ArrayList<>();
    store[0].before(3, () -> records.addAll(held(two)));
    assertThat(two.result("twice", null, "")).isEqualTo("43");
    records.addAll(held(two));
    assertThat(records).as("after one call, and after both").hasSize(2).doesNotHaveDuplicates();

    Table journal = two.engine.tables().get(1);
    ItemKey key =
        ItemKey.of(journal, records.get(0).get(Table.PARTITION), records.get(0).get(Table.SORT));
    two.memory.write(new Write.Put(key, records.get(0), Condition.always()));
    store[0].before(
        3, () -> two.memory.write(new Write.Put(key, records.get(1), Condition.always())));
    assertThat(two.result("glance", null, "a")).isEqualTo("3");
    assertThat(store[0].isOver()).isTrue();

    store[0].before(2, two::drain);
    assertThat(two.result("glance", null, "a")).as("told before it is looked up").isEqualTo("3");
    assertThat(store[0].isOver()).isTrue();
    assertThat(two.leftovers()).isEmpty();
  }

  /** A reader may learn of the commit last, when nothing is held any more. */
  @Test
  void aReaderToWhomTheTransactionIsLostMeanwhileReadsTheRowAgain() {
    given();
    bench.result("root", null, "");
    interrupted[0].before(4, bench::drain);
    assertThat(bench.result("glance", null, "a")).isEqualTo("4");
    assertThat(interrupted[0].isOver()).isTrue();
    assertThat(bench.leftovers()).isEmpty();
  }

  private static List<Item> held(Bench bench) {
    return bench.journals().stream().filter(item -> item.has("rows")).toList();
  }

  @Test
  void aPlainWriteWaitsAndIsNotLostUnderALock() {
    given();
    bench.result("root", null, "");
    assertThat(bench.item(HOTEL.row("a")).has("_lk")).isTrue();
    bench.result("set", null, "a");
    assertThat(read(HOTEL.row("a"))).as("after what was committed").isEqualTo(100);
    bench.recover();
    assertThat(read(HOTEL.row("a"))).isEqualTo(100);
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void aPlainWriteThatHasWaitedForTooLongAbortsWhatIsNotDecided() {
    given();
    assertThat(withBeforeDecision(() -> bench.result("set", null, "a"))).isEqualTo("991");
    assertThat(read(HOTEL.row("a"))).as("the transaction has begun anew").isEqualTo(99);
    assertThat(read(FLIGHT.row("new"))).isEqualTo(1);
  }

  /** Each look reads the vote once; the last one is followed by the question how it ends. */
  @Test
  void whoeverMeetsAHeldRowLooksAsOftenAsIsSet() {
    assertThat(readsOfAWriteThatWaits(12) - readsOfAWriteThatWaits(2)).isEqualTo(10);
  }

  private static long readsOfAWriteThatWaits(int looks) {
    Settings standard = Settings.standard();
    InterruptedStore[] store = new InterruptedStore[1];
    Bench patient =
        new Bench(
            standard.with(standard.attempts().withLooks(looks)),
            below -> store[0] = new InterruptedStore(below),
            true,
            ROOM,
            REFUND,
            SET,
            ROOT);
    patient.memory.write(new Write.Put(HOTEL.row("a"), number(5), Condition.always()));
    AtomicLong reads = new AtomicLong();
    store[0].before(
        5,
        () -> {
          long before = patient.store.counts().reads();
          patient.result("set", null, "a");
          reads.set(patient.store.counts().reads() - before);
        });
    assertThat(patient.result("root", null, "")).isEqualTo("991");
    assertThat(store[0].isOver()).isTrue();
    return reads.get();
  }

  @Test
  void aTransactionOfTheServiceItselfWaitsToo() {
    given();
    assertThat(
            withBeforeDecision(() -> assertThat(bench.result("count", null, "a")).isEqualTo("5")))
        .isEqualTo("141");
    assertThat(read(HOTEL.row("a"))).isEqualTo(14);
  }

  @Test
  void anAbsentRowThatIsHeldIsAbsentForAnInsertAndIsWaitedFor() {
    given();
    assertThat(
            withBeforeDecision(
                () -> assertThat(bench.result("insert", null, "new")).isEqualTo("true")))
        .isEqualTo("451");
    assertThat(read(FLIGHT.row("new"))).isEqualTo(51);
  }

  @Test
  void aHeldRowCannotExpire() {
    Value soon = Value.number(bench.clock.millis() / 1000 + 60);
    put(HOTEL.row("a"), number(5).with(RowForm.EXPIRES, soon));
    interrupted[0].before(
        5,
        () -> {
          Item held = bench.item(HOTEL.row("a"));
          assertThat(held.has(RowForm.EXPIRES)).isFalse();
          assertThat(held.get("_le")).isEqualTo(soon);
          assertThat(bench.result("glance", null, "a")).isEqualTo("5");
        });
    bench.result("root", null, "");
    bench.recover();

    assertThat(bench.item(HOTEL.row("a")).get(RowForm.EXPIRES)).isEqualTo(soon);
    assertThat(bench.leftovers()).isEmpty();
  }

  /**
   * The other one can only be waited for in vain here: this process would have to go on with it.
   */
  @Test
  void theYoungerGivesWayAndTheOlderIsNeverKilledByIt() {
    given();
    List<Reply> younger = new ArrayList<>();
    String answer =
        withBeforeDecision(
            () -> {
              bench.clock.advance(Duration.ofMillis(10));
              younger.add(bench.start("root", null, ""));
            });

    assertThat(younger).hasSize(1);
    assertThat(Bench.text(younger.get(0))).as("has had the older one's end asked for").isNotEmpty();
    assertThat(answer).isNotEmpty();
    assertThat(read(HOTEL.row("a"))).isEqualTo(3);
    assertThat(read(FLIGHT.row("new"))).isEqualTo(2);
  }

  @Test
  void theOlderWaitsForTheYounger() {
    given();
    List<String> requests = new ArrayList<>();
    // The older one begins first, and comes second to the room.
    interrupted[0].before(
        1,
        () -> {
          bench.clock.advance(Duration.ofMillis(10));
          requests.add(bench.result("root", null, ""));
        });
    String answer = bench.result("root", null, "");
    bench.recover();

    assertThat(requests).containsExactly("41");
    assertThat(answer).isEqualTo("32");
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void everyRequestOfATransactionMayBeInterruptedByAnother() {
    int points = 0;
    for (Consumer<Bench> other :
        List.<Consumer<Bench>>of(
            b -> b.result("root", null, ""),
            b -> b.result("count", null, "a"),
            b -> b.result("set", null, "a"),
            b -> b.result("insert", null, "new"))) {
      for (int request = 1; ; request++) {
        HeldRowsTest test = new HeldRowsTest();
        test.given();
        test.interrupted[0].before(request, () -> other.accept(test.bench));
        test.bench.result("root", "key", "");
        test.bench.drain();
        boolean over = test.interrupted[0].isOver();
        test.bench.recover();
        assertThat(test.bench.leftovers()).as("request %s", request).isEmpty();
        assertThat(test.bench.isQuiet()).isTrue();
        if (!over) {
          break;
        }
        points++;
        long rooms = test.read(HOTEL.row("a"));
        long refunds = test.read(FLIGHT.row("new"));
        assertThat(List.of(rooms + "/" + refunds))
            .as("request %s", request)
            .isSubsetOf("3/2", "14/1", "99/1", "100/1", "4/51", "4/1");
      }
    }
    assertThat(points).isEqualTo(40);
  }

  @Test
  void anErrorThatIsAnsweredAlreadyIsNotSoughtAgain() {
    Function refuse =
        effectful(
            "refuse",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      throw new Functions.SoldOut(call(txn, 2, LOOK, "a"));
                    }));
    Bench once = new Bench(LOOK, refuse);
    once.memory.write(new Write.Put(HOTEL.row("a"), number(5), Condition.always()));
    String first = Bench.error(once.start("refuse", "key", "")).toString();
    once.memory.write(new Write.Put(HOTEL.row("a"), number(6), Condition.always()));
    long before = once.clock.millis();

    String again = Bench.error(once.start("refuse", "key", "")).toString();
    assertThat(again).isEqualTo(first).contains("5");
    assertThat(once.clock.millis()).as("without a wait").isEqualTo(before);
    assertThat(once.leftovers()).isEmpty();
  }

  @Test
  void aRowIsNotTakenFromATransactionThatHasReadItUnlessThatHasEnded() {
    Function copy =
        effectful(
            "copy",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      String seen = call(txn, 2, LOOK, "a");
                      txn.put(step(3), row("copied"), number(Long.parseLong(seen)));
                      return seen;
                    }));
    Function take =
        effectful("take", (self, in) -> block(self, step(1), 5, txn -> call(txn, 2, ROOM, "a")));
    InterruptedStore[] store = new InterruptedStore[1];
    Bench both = new Bench(s -> store[0] = new InterruptedStore(s), true, LOOK, ROOM, copy, take);
    both.memory.write(new Write.Put(HOTEL.row("a"), number(5), Condition.always()));
    List<String> taken = new ArrayList<>();
    // The row is read and held, and nothing is decided.
    store[0].before(3, () -> taken.add(both.result("take", null, "")));
    String seen = both.result("copy", null, "");
    both.recover();

    assertThat(store[0].isOver()).isTrue();
    assertThat(taken).containsExactly("4");
    assertThat(seen).as("it was aborted for the writer, and has read again").isEqualTo("4");
    assertThat(both.number("copied")).isEqualTo(4);
    assertThat(both.leftovers()).isEmpty();
  }

  @Test
  void readersShareARowAndNobodyWritesItMeanwhile() {
    readersShareARow(Settings.standard());
  }

  @Test
  void readersShareARowHoweverRarelyRequestsAreSentAgain() {
    Settings standard = Settings.standard();
    readersShareARow(standard.with(new Settings.Requests(1, standard.requests().waits())));
  }

  private static void readersShareARow(Settings settings) {
    Function both =
        effectful(
            "both",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      String seen = call(txn, 2, LOOK, "a");
                      txn.put(step(3), row(in), number(Long.parseLong(seen)));
                      return seen;
                    }));
    InterruptedStore[] store = new InterruptedStore[1];
    Bench shared =
        new Bench(settings, s -> store[0] = new InterruptedStore(s), true, LOOK, SET, COUNT, both);
    shared.memory.write(new Write.Put(HOTEL.row("a"), number(5), Condition.always()));
    List<String> seen = new ArrayList<>();
    store[0].before(
        3,
        () -> {
          seen.add(shared.result("both", null, "two"));
          assertThat(((Value.ListOf) shared.item(HOTEL.row("a")).get("_sl")).values()).hasSize(2);
          shared.drain();
          assertThat(((Value.ListOf) shared.item(HOTEL.row("a")).get("_sl")).values()).hasSize(1);
        });
    seen.add(shared.result("both", null, "one"));
    shared.result("set", null, "a");
    shared.recover();

    assertThat(store[0].isOver()).isTrue();
    assertThat(seen).containsExactly("5", "5");
    assertThat(shared.number("one")).isEqualTo(5);
    assertThat(shared.leftovers()).isEmpty();
    assertThat(numberOf(shared.item(HOTEL.row("a")))).isEqualTo(100);
  }

  /** Each looks at what the other one is about to change: one of them has to see it changed. */
  @Test
  void twoThatReadWhatTheOtherWritesDoNotBothSeeTheOldValues() {
    Function glance =
        FLIGHT.readOnly("gaze", (self, in) -> "" + numberOf(self.read(step(1), FLIGHT.row("a"))));
    Function leaveHotel = HOTEL.transactional("leaveHotel", (self, in) -> leave(self, HOTEL));
    Function leaveFlight = FLIGHT.transactional("leaveFlight", (self, in) -> leave(self, FLIGHT));
    Function one = onCall("one", glance, leaveHotel);
    Function two = onCall("two", LOOK, leaveFlight);
    int points = 0;
    for (int request = 1; ; request++) {
      InterruptedStore[] store = new InterruptedStore[1];
      Bench both =
          new Bench(
              s -> store[0] = new InterruptedStore(s),
              true,
              LOOK,
              glance,
              leaveHotel,
              leaveFlight,
              one,
              two);
      both.memory.write(new Write.Put(HOTEL.row("a"), number(1), Condition.always()));
      both.memory.write(new Write.Put(FLIGHT.row("a"), number(1), Condition.always()));
      store[0].before(request, () -> both.start("two", null, ""));
      both.start("one", null, "");
      both.drain();
      boolean over = store[0].isOver();
      both.recover();
      assertThat(both.leftovers()).as("request %s", request).isEmpty();
      if (!over) {
        break;
      }
      points++;
      long left = numberOf(both.item(HOTEL.row("a"))) + numberOf(both.item(FLIGHT.row("a")));
      assertThat(left).as("one stays, request %s", request).isEqualTo(1);
    }
    assertThat(points).isEqualTo(10);
  }

  private static String leave(Instance self, Functions.Domain domain) {
    self.put(step(1), domain.row("a"), number(0));
    return "";
  }

  private static Function onCall(String name, Function look, Function leave) {
    return effectful(
        name,
        (self, in) ->
            lastBlock(
                self,
                step(1),
                5,
                txn -> {
                  if (call(txn, 2, look, "a").equals("0")) {
                    throw new Functions.SoldOut("nobody else");
                  }
                  return call(txn, 3, leave, "");
                }));
  }
}
