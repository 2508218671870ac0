package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Instance;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.RequestKind;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.ItemSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that grow out of their record. */
final class LogItemsTest {
  private static final Journal JOURNAL = new Journal("beldi.", 4);
  private static final InstanceId ROOT = InstanceId.keyed("test.root", "key");
  private static final int ITEM = Settings.standard().layout().logItem();

  @Test
  void aLogMovesOutOfItsRecordWheneverItHasGrownPastOneItem() {
    List<Long> sizes = new ArrayList<>();
    Bench[] bench = new Bench[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              for (int i = 0; i < 20; i++) {
                Instance turn = self.iteration(step(1), i);
                turn.read(step(2), row("large"));
                call(turn, 3, BUMP, "c");
                sizes.add(ItemSize.of(record(bench[0])));
              }
              return "";
            });
    bench[0] = new Bench(BUMP, root);
    bench[0].given("large", large(2_500));

    assertThat(bench[0].result("root", "key", "")).isEmpty();

    assertThat(sizes).hasSize(20).allMatch(size -> size < ITEM + 1_000);
    assertThat(bench[0].number("c")).isEqualTo(20);
    List<Item> items = logItems(bench[0]);
    int moved = items.stream().mapToInt(item -> JournalRecord.entries(item).size()).sum();
    assertThat(items.size()).as("three reads each").isEqualTo(6);
    assertThat(items.stream().allMatch(item -> ItemSize.of(item) < ITEM + 100)).isTrue();
    assertThat(moved + new JournalRecord(record(bench[0])).log().size())
        .as("20 reads, and all calls but the last")
        .isEqualTo(39);
    assertThat(bench[0].counts())
        .as("one read a turn, and one group the callee's; 14 times in place, 6 times not; the end")
        .isEqualTo("20R 14W 27T");
  }

  @Test
  void aLaterAttemptReadsAllItemsWithOneRequest() {
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, fourReads());
    bench.given("large", large(2_500));
    faulty[0].at(12, Mode.CRASH_BEFORE);
    assertThat(crashes(bench)).isTrue();
    assertThat(logItems(bench).size()).isEqualTo(1);
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    bench.store.reset();

    bench.drain();

    assertThat(bench.counts())
        .as("seal, log; the last turn's callee, sealed; the end")
        .isEqualTo("1R 2W 2T");
    assertThat(bench.store.counts().of(RequestKind.BATCH)).isEqualTo(1);
    assertThat(bench.number("c")).isEqualTo(4);
    assertThat(bench.result("root", "key", "")).isEqualTo("4");
  }

  @Test
  void aLogWithAMissingItemIsThatOfAnInstanceWhichHasEnded() {
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, fourReads());
    bench.given("large", large(2_500));
    faulty[0].at(12, Mode.CRASH_BEFORE);
    assertThat(crashes(bench)).isTrue();
    bench.memory.write(new Write.Delete(JOURNAL.logKey(ROOT, 1), Condition.always()));
    bench.clock.advance(Duration.ofMinutes(1));
    bench.store.reset();

    assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.InProgress.class);
    assertThat(bench.counts()).as("read, try, look, claim, seal, log").isEqualTo("3R 3W");
  }

  @Test
  void theItemsOfAnEndedInstanceExpireBeforeItsRecord() {
    Bench bench = new Bench(BUMP, fourReads());
    bench.given("large", large(2_500));
    bench.result("root", "key", "");

    long now = bench.clock.millis() / 1_000;
    Settings settings = Settings.standard();
    assertThat(logItems(bench))
        .hasSize(1)
        .allMatch(item -> expiry(item) == now + settings.retention().logs().toSeconds());
    assertThat(expiry(record(bench))).isEqualTo(now + settings.retention().records().toSeconds());
    assertThat(new JournalRecord(record(bench)).logItems()).isEqualTo(1);
  }

  @Test
  void theItemsOfACalleeExpireWithoutItsEndToo() {
    FaultyStore[] faulty = new FaultyStore[1];
    Function callee =
        effectful("callee", (self, in) -> lookAndBump(self, 1) + lookAndBump(self, 3));
    Function root = effectful("root", (self, in) -> call(self, 1, callee, ""));
    Bench bench =
        new Bench(
            Bench.rollingOver(),
            store -> faulty[0] = new FaultyStore(store),
            true,
            BUMP,
            callee,
            root);
    faulty[0].at(5, Mode.CRASH_BEFORE);
    assertThat(crashes(bench)).isTrue();

    List<Item> items = bench.journal().stream().filter(item -> !Journal.isRecord(item)).toList();
    assertThat(items.size()).isEqualTo(3);
    assertThat(items.stream().allMatch(item -> item.has(Journal.EXPIRES))).isTrue();
  }

  /** Three kinds of entries: small, larger than an item should be, small again. */
  @Test
  void anEntryThatIsLargerThanAnItemShouldBeGetsOneOfItsOwn() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.read(step(1), row("small"));
              self.read(step(2), row("large"));
              self.read(step(3), row("small"));
              return call(self, 4, BUMP, "c");
            });
    Bench bench = new Bench(BUMP, root);
    bench.given("large", large(100_000));

    assertThat(bench.result("root", "key", "")).isEmpty();

    List<Item> items = logItems(bench);
    assertThat(items.size()).isEqualTo(2);
    assertThat(ItemSize.of(items.get(1))).isGreaterThan(100_000);
    assertThat(new JournalRecord(record(bench)).log().size()).isEqualTo(1);
    assertThat(bench.counts()).as("3 reads, claim with log, bump, end").isEqualTo("3R 3T");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void anEntryThatFitsIntoNoItemIsAFaultBeforeTheNextEffect(int over) {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("before"), number(1));
              self.read(step(2), row("large"));
              return call(self, 3, BUMP, "c");
            });
    Bench probe = new Bench(BUMP, root);
    probe.given("large", large(1_000));
    probe.result("root", "key", "");
    long overhead = ItemSize.of(new JournalRecord(record(probe)).log().get(0).toValue()) - 1_000;
    Bench bench = new Bench(BUMP, root);
    bench.given("large", large((int) (Limits.LOG_ENTRY - overhead) + over));

    Reply reply = bench.start("root", "key", "");

    if (over <= 0) {
      assertThat(Bench.text(reply)).isEmpty();
      assertThat(bench.number("c")).isEqualTo(1);
    } else {
      assertThat(((Reply.Faulted) reply).site()).isEqualTo("test.beldi:2");
      assertThat(((Reply.Faulted) reply).message())
          .isEqualTo("what this step has seen has 393,217 bytes, over 393,216");
      assertThat(bench.number("c")).isZero();
      assertThat(bench.number("before")).isZero();
    }
  }

  @Test
  void whatWasSeenAndIsMuchIsRecordedInPortionsBeforeTheWrites() {
    int rows = 100;
    Function root =
        effectful(
            "root",
            (self, in) -> {
              for (int i = 0; i < rows; i++) {
                self.iteration(step(1), i).read(step(2), row("large"));
              }
              self.put(step(3), row("a"), number(1));
              return call(self, 4, BUMP, "c");
            });
    Bench bench = new Bench(BUMP, root);
    bench.given("large", large(30_000));

    assertThat(bench.result("root", "key", "")).isEmpty();

    assertThat(logItems(bench).size()).isEqualTo(rows);
    assertThat(bench.counts())
        .as("3 MB in groups of at most 384 KB: 8T; the write, the bump, the end; one item left: 1T")
        .isEqualTo(rows + "R 12T");
  }

  @Test
  void aRowThatIsWrittenOnlyIfAbsentIsReadAgainThoughMuchElseWasRecordedFirst() {
    Bench[] bench = new Bench[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              for (int i = 0; i < 20; i++) {
                self.iteration(step(1), i).read(step(2), row("large"));
              }
              boolean inserted = self.insert(step(3), row("a"), number(1));
              if (bench[0].number("a") == 0) {
                bench[0].given("a", number(7));
              }
              call(self, 4, BUMP, "c");
              return "" + inserted;
            });
    bench[0] = new Bench(BUMP, root);
    bench[0].given("large", large(30_000));

    assertThat(bench[0].result("root", "key", "")).isEqualTo("false");
    assertThat(bench[0].number("a")).isEqualTo(7);
    assertThat(bench[0].number("c")).isEqualTo(1);
  }

  /** A transaction of as many rows as there may be leaves no room for items: all stays in place. */
  @Test
  void aFullTransactionKeepsItsLogInTheRecord() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              block(
                  self,
                  step(1),
                  0,
                  txn -> {
                    for (int i = 0; i < Buffer.ACTIONS; i++) {
                      Instance turn = txn.iteration(step(2), i);
                      long n = numberOf(turn.read(step(3), row("r" + i)));
                      turn.put(step(4), row("r" + i), number(n + 1));
                    }
                    return "";
                  });
              return call(self, 5, BUMP, "c");
            });
    Bench bench = new Bench(Bench.rollingOver(), store -> store, true, BUMP, root);

    assertThat(bench.result("root", "key", "")).isEmpty();
    assertThat(new JournalRecord(record(bench)).log().size()).isEqualTo(Buffer.ACTIONS + 1);
    assertThat(bench.number("r98")).isEqualTo(1);
  }

  @Test
  void aFullTransactionWhoseLogIsTooLargeForTheRecordIsAFault() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(6), row("before"), number(1));
              block(
                  self,
                  step(1),
                  0,
                  txn -> {
                    for (int i = 0; i < Buffer.ACTIONS; i++) {
                      txn.iteration(step(2), i).read(step(3), row("r" + i));
                      txn.iteration(step(2), i).put(step(4), row("r" + i), number(1));
                    }
                    return "";
                  });
              return call(self, 5, BUMP, "c");
            });
    Bench bench = new Bench(BUMP, root);
    for (int i = 0; i < Buffer.ACTIONS; i++) {
      bench.given("r" + i, large(1_000));
    }

    Reply reply = bench.start("root", "key", "");

    assertThat(((Reply.Faulted) reply).site()).isEqualTo("test.beldi:1");
    assertThat(((Reply.Faulted) reply).message()).contains("too large to be recorded");
    assertThat(bench.number("before")).as("the write before the block stands").isEqualTo(1);
    assertThat(bench.number("r1")).isZero();
    assertThat(bench.number("c")).isZero();
  }

  @Test
  void moreItemsThanTheLastCommitHasRoomForExpireRightAfterIt() {
    int turns = 120;
    Function root =
        effectful(
            "root",
            (self, in) -> {
              for (int i = 0; i < turns; i++) {
                Instance turn = self.iteration(step(1), i);
                turn.now(step(2));
                call(turn, 3, BUMP, "c");
              }
              self.put(step(4), row("a"), number(1));
              return "";
            });
    Bench bench = new Bench(Bench.rollingOver(), store -> store, true, BUMP, root);

    assertThat(bench.result("root", "key", "")).isEmpty();

    assertThat(logItems(bench)).hasSize(2 * turns - 1).allMatch(item -> item.has(Journal.EXPIRES));
    assertThat(bench.counts())
        .as("each turn: own and callee's; the last commit; 141 items that it had no room for: 2T")
        .isEqualTo((2 * turns + 3) + "T");
  }

  /** Reads and calls four times; its log rolls over once. */
  private static Function fourReads() {
    return effectful(
        "root",
        (self, in) -> {
          int turns = 0;
          for (int i = 0; i < 4; i++) {
            Instance turn = self.iteration(step(1), i);
            turn.read(step(2), row("large"));
            call(turn, 3, BUMP, "c");
            turns++;
          }
          return "" + turns;
        });
  }

  private static String lookAndBump(Instance self, int number) throws Functions.SoldOut {
    self.now(step(number));
    return call(self, number + 1, BUMP, "c");
  }

  private static boolean crashes(Bench bench) {
    try {
      bench.start("root", "key", "");
      return false;
    } catch (Crash crash) {
      return true;
    }
  }

  private static Item record(Bench bench) {
    return Objects.requireNonNull(bench.item(JOURNAL.key(ROOT)));
  }

  private static List<Item> logItems(Bench bench) {
    int count = new JournalRecord(record(bench)).logItems();
    List<Item> items = new ArrayList<>();
    bench.memory.getAll(JOURNAL.logKeys(ROOT, count)).forEach(items::add);
    return items;
  }

  private static long expiry(Item item) {
    return ((Value.Num) Objects.requireNonNull(item.get(Journal.EXPIRES)))
        .number()
        .longValueExact();
  }

  private static Item large(int bytes) {
    return Item.of(Map.of("t", Value.text("x".repeat(bytes))));
  }
}
