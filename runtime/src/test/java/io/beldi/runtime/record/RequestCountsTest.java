package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.readOnly;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Functions.transactional;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.RequestCounts;
import io.beldi.runtime.store.RequestKind;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the engine costs where nothing fails, in requests: R reads, W writes, T groups of writes.
 */
final class RequestCountsTest {
  private static final Function COUNTER =
      effectful(
          "counter",
          (self, in) -> {
            long n = numberOf(self.read(step(1), row(in)));
            self.put(step(2), row(in), number(n + 1));
            return "" + (n + 1);
          });

  @Test
  void aReadOnlyFunctionCostsItsReadsAndLeavesNoTrace() {
    Bench bench =
        new Bench(
            readOnly(
                "look",
                (self, in) ->
                    ""
                        + (numberOf(self.read(step(1), row("a")))
                            + numberOf(self.read(step(2), row("b")))
                            + numberOf(self.read(step(3), row("c"))))));
    bench.given("a", number(1));
    bench.given("c", number(3));

    assertThat(bench.result("look", null, "")).isEqualTo("4");
    assertThat(bench.counts()).isEqualTo("3R");
    assertThat(bench.result("look", "key", "")).isEqualTo("4");
    assertThat(bench.counts()).isEqualTo("6R");
    assertThat(bench.journal()).isEmpty();
  }

  @Test
  void announcedReadsShareOneRequest() {
    Bench bench =
        new Bench(
            readOnly(
                "look",
                (self, in) -> {
                  self.prefetch(List.of(row("a"), row("b"), row("c")));
                  return ""
                      + numberOf(self.read(step(1), row("a")))
                      + numberOf(self.read(step(2), row("b")))
                      + numberOf(self.readAll(step(3), List.of(row("c"), row("c"))).get(1));
                }));
    bench.given("b", number(2));

    assertThat(bench.result("look", null, "")).isEqualTo("020");
    assertThat(bench.counts()).isEqualTo("1R");
  }

  @Test
  void oneReadAndOneWriteCostOneReadAndOneGroup() {
    Bench bench = new Bench(COUNTER);

    assertThat(bench.result("counter", null, "a")).isEqualTo("1");
    assertThat(bench.counts()).isEqualTo("1R 1T");
    assertThat(bench.result("counter", "key", "a")).isEqualTo("2");
    assertThat(bench.counts()).isEqualTo("2R 2T");
  }

  @Test
  void aBlindWriteCostsOneGroup() {
    Bench bench =
        new Bench(
            effectful(
                "set",
                (self, in) -> {
                  self.put(step(1), row("a"), number(5));
                  return "";
                }),
            effectful(
                "take",
                (self, in) -> {
                  assertThat(self.update(step(1), row("a"), add(-2))).isTrue();
                  assertThat(self.update(step(2), row("a"), add(-1))).isTrue();
                  return "";
                }));

    bench.result("set", null, "");
    assertThat(bench.counts()).isEqualTo("1T");
    bench.store.reset();
    bench.result("take", null, "");
    assertThat(bench.counts()).isEqualTo("1T");
    assertThat(bench.number("a")).isEqualTo(2);
  }

  @Test
  void aCallCostsNothingBesideTheCalleesOwnWork() {
    Bench bench =
        new Bench(
            COUNTER,
            effectful(
                "caller",
                (self, in) -> {
                  self.put(step(1), row("b"), number(1));
                  String answer = call(self, 2, COUNTER, "a");
                  self.put(step(3), row("c"), number(1));
                  return answer;
                }));

    assertThat(bench.result("caller", null, "")).isEqualTo("1");
    assertThat(bench.counts()).as("own: 2T, callee: 1R 1T").isEqualTo("1R 3T");
  }

  @Test
  void anOrchestratorWithoutEffectsOfItsOwnCostsNothingWhereItIsCalled() {
    Function middle = effectful("middle", (self, in) -> call(self, 1, COUNTER, in));
    Bench bench =
        new Bench(
            COUNTER,
            middle,
            effectful(
                "outer",
                (self, in) -> {
                  self.put(step(1), row("b"), number(1));
                  return call(self, 2, middle, "a");
                }));

    assertThat(bench.result("outer", null, "")).isEqualTo("1");
    assertThat(bench.counts())
        .as("outer: 1T before the call, 1W at the end; counter: 1R 1T")
        .isEqualTo("1R 1W 2T");
  }

  @Test
  void aSpawnTravelsInTheCommitAndTheCalleeEndsInItsOwn() {
    Function set =
        effectful(
            "set",
            (self, in) -> {
              self.putIfAbsent(step(1), row(in), number(1));
              return "";
            });
    Bench bench =
        new Bench(
            set,
            effectful(
                "spawner",
                (self, in) -> {
                  self.spawn(step(1), set.signature(), "a", Duration.ZERO);
                  return "";
                }));

    bench.result("spawner", null, "");
    assertThat(bench.counts()).isEqualTo("1T");
    bench.drain();
    assertThat(bench.counts()).isEqualTo("2T");
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void aKeyedRootWithoutEffectCostsOneWrite() {
    Bench bench = new Bench(effectful("idle", (self, in) -> "nothing"));

    assertThat(bench.result("idle", "key", "")).isEqualTo("nothing");
    assertThat(bench.counts()).isEqualTo("1W");
    bench.store.reset();
    assertThat(bench.result("idle", null, "")).isEqualTo("nothing");
    assertThat(bench.counts()).isEmpty();
  }

  @Test
  void aReservationCostsOneBatchOneGroupAndTheOrdersOwnGroup() {
    Bench bench = travel();
    bench.given("h1", number(2));
    bench.given("f1", number(1));

    assertThat(bench.result("reserve", "key", "h1 f1")).hasSize(26);
    assertThat(bench.counts()).isEqualTo("1R 1T");
    assertThat(bench.store.counts().of(RequestKind.BATCH)).isEqualTo(1);
    assertThat(RequestCounts.rounds(bench.store.trace())).isEqualTo(2);
    bench.drain();
    assertThat(bench.counts()).isEqualTo("1R 2T");
    assertThat(bench.number("h1")).isEqualTo(1);
    assertThat(bench.number("f1")).isZero();

    bench.store.reset();
    Reply second = bench.start("reserve", "another", "h1 f1");
    assertThat(Bench.error(second)).isInstanceOf(SoldOut.class);
    assertThat(bench.counts()).as("batch, validation, recorded answer").isEqualTo("2R 1W");
    assertThat(bench.number("h1")).isEqualTo(1);
  }

  @Test
  void aTransactionOfOneKeyCostsOneReadAndOneGroup() {
    Bench bench =
        new Bench(
            effectful(
                "transfer",
                (self, in) ->
                    block(
                        self,
                        step(1),
                        5,
                        txn -> {
                          long n = numberOf(txn.read(step(2), row("a")));
                          txn.put(step(3), row("a"), number(n + 1));
                          return "" + n;
                        })),
            effectful(
                "last",
                (self, in) ->
                    lastBlock(
                        self,
                        step(1),
                        5,
                        txn -> {
                          long n = numberOf(txn.read(step(2), row("a")));
                          txn.put(step(3), row("a"), number(n + 1));
                          return "" + n;
                        })));

    bench.result("last", null, "");
    assertThat(bench.counts()).isEqualTo("1R 1T");
    bench.store.reset();
    bench.result("transfer", null, "");
    assertThat(bench.counts()).as("the result needs a write of its own").isEqualTo("1R 1W 1T");
  }

  @Test
  void aTransactionThatOnlyReadsCostsOneRequestForAHundredRows() {
    List<ItemKey> keys = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      keys.add(row("k" + i));
    }
    Bench bench =
        new Bench(
            readOnly(
                "sum",
                (self, in) ->
                    block(
                        self,
                        step(1),
                        5,
                        txn -> {
                          long sum = 0;
                          for (Item item : txn.readAll(step(2), keys)) {
                            sum += numberOf(item);
                          }
                          return "" + sum;
                        })));
    keys.forEach(key -> bench.memory.write(new Write.Put(key, number(2), Condition.always())));

    assertThat(bench.result("sum", null, "")).isEqualTo("200");
    assertThat(bench.counts()).isEqualTo("1R");
    assertThat(bench.journal()).isEmpty();
  }

  @Test
  void aPushedUpdateInATransactionCostsOneGroup() {
    Bench bench =
        new Bench(
            effectful(
                "take",
                (self, in) ->
                    lastBlock(
                        self,
                        step(1),
                        5,
                        txn -> {
                          assertThat(txn.update(step(2), row("a"), add(-1))).isTrue();
                          return "";
                        })));
    bench.given("a", number(5));

    bench.result("take", null, "");
    assertThat(bench.counts()).isEqualTo("1T");
    assertThat(bench.number("a")).isEqualTo(4);
  }

  @Test
  void theAbortOfATransactionWritesNothing() {
    Bench bench =
        new Bench(
            effectful(
                "fails",
                (self, in) ->
                    lastBlock(
                        self,
                        step(1),
                        5,
                        txn -> {
                          long n = numberOf(txn.read(step(2), row("a")));
                          txn.put(step(3), row("a"), number(n - 1));
                          txn.put(step(4), row("b"), number(1));
                          throw new SoldOut("a");
                        })));
    bench.given("a", number(5));

    assertThat(Bench.error(bench.start("fails", null, ""))).isInstanceOf(SoldOut.class);
    assertThat(bench.counts()).isEqualTo("1R");
    assertThat(bench.number("a")).isEqualTo(5);
    assertThat(bench.journal()).isEmpty();
  }

  @Test
  void aTransactionOfMoreRowsOrBytesThanOneGroupTakesIsRefusedBeforeAnythingIsWritten() {
    Function rows =
        effectful(
            "rows",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      for (int i = 0; i < 100; i++) {
                        txn.put(step(2), row("r" + i), number(i));
                      }
                      return "";
                    }));
    Function bytes =
        effectful(
            "bytes",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      for (int i = 0; i < 15; i++) {
                        Item large = Item.of(Map.of("t", Value.text("x".repeat(300_000))));
                        txn.put(step(2), row("r" + i), large);
                      }
                      return "";
                    }));
    Bench bench = new Bench(rows, bytes);

    assertThat(bench.start("rows", null, "")).isInstanceOf(Reply.Faulted.class);
    assertThat(bench.start("bytes", null, "")).isInstanceOf(Reply.Faulted.class);
    assertThat(bench.counts()).as("nothing was sent").isEmpty();
    assertThat(bench.state()).isEmpty();
  }

  /** The paper's application, as far as it matters here. */
  static Bench travel() {
    Function hotel = transactional("hotel", RequestCountsTest::takeOne);
    Function flight = transactional("flight", RequestCountsTest::takeOne);
    Function order =
        effectful(
            "order",
            (self, in) -> {
              self.putIfAbsent(step(1), row(in), number(1));
              return "";
            });
    Function reserve =
        effectful(
            "reserve",
            (self, in) -> {
              String[] trip = in.split(" ", -1);
              return lastBlock(
                  self,
                  step(1),
                  5,
                  txn -> {
                    txn.prefetch(List.of(row(trip[0]), row(trip[1])));
                    reserve(txn, 2, hotel, trip[0]);
                    reserve(txn, 3, flight, trip[1]);
                    String id = txn.newId(step(4));
                    txn.now(step(5));
                    txn.spawn(step(6), order.signature(), id, Duration.ZERO);
                    return id;
                  });
            });
    return new Bench(hotel, flight, order, reserve);
  }

  private static String takeOne(Instance self, String key) throws SoldOut {
    if (numberOf(self.read(step(1), row(key))) <= 0) {
      throw new SoldOut(key);
    }
    if (!self.update(step(2), row(key), add(-1))) {
      throw new Fault("", "the bound was checked before");
    }
    return "";
  }

  private static void reserve(Transaction txn, int number, Function callee, String key)
      throws SoldOut {
    try {
      txn.call(step(number), callee.signature(), key);
    } catch (CallFailed failed) {
      failed.rethrow(SoldOut.class);
      throw failed.unexpected();
    }
  }

  static String call(Instance self, int number, Function callee, String input) throws SoldOut {
    try {
      return self.call(step(number), callee.signature(), input);
    } catch (CallFailed failed) {
      failed.rethrow(SoldOut.class);
      throw failed.unexpected();
    }
  }
}
