package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.readingBlock;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Instance;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.RequestKind;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Blocks that are known to write no row, in functions that do. */
final class ReadingBlockTest {
  private static final List<ItemKey> AB = List.of(row("a"), row("b"));

  @Test
  void aHundredRowsThatAreReadTogetherCostOneRequest() {
    Bench bench = bench(100);

    assertThat(bench.result("sum", null, "")).isEqualTo("200");
    assertThat(bench.counts()).as("the rows, and the commit of their sum").isEqualTo("1R 1T");
    assertThat(bench.store.counts().of(RequestKind.SNAPSHOT)).isEqualTo(1);
    assertThat(bench.number("sum")).isEqualTo(200);
  }

  @Test
  void whatOneRequestDoesNotTakeIsLookedAtTwice() {
    Bench bench = bench(101);

    assertThat(bench.result("sum", null, "")).isEqualTo("202");
    assertThat(bench.counts()).isEqualTo("4R 1T");
    assertThat(bench.store.counts().of(RequestKind.SNAPSHOT)).isZero();
  }

  /** Reads so many rows in a block, and writes their sum behind it. */
  private static Bench bench(int rows) {
    List<ItemKey> keys = IntStream.range(0, rows).mapToObj(i -> row("k" + i)).toList();
    Bench bench =
        new Bench(
            effectful(
                "sum",
                (self, in) -> {
                  long sum = readingBlock(self, step(1), 5, txn -> sum(txn, keys));
                  self.put(step(3), row("sum"), number(sum));
                  return "" + sum;
                }));
    keys.forEach(key -> bench.memory.write(new Write.Put(key, number(2), Condition.always())));
    return bench;
  }

  private static long sum(Instance txn, List<ItemKey> keys) {
    long sum = 0;
    for (Item row : txn.readAll(step(2), keys)) {
      sum += numberOf(row);
    }
    return sum;
  }

  @Test
  void aRowThatIsReadLaterHasTheOthersLookedAtAgain() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    Function all =
        effectful(
            "all",
            (self, in) -> {
              long sum =
                  readingBlock(
                      self,
                      step(1),
                      5,
                      txn -> {
                        long first = sum(txn, AB);
                        if (attempts.incrementAndGet() == 1) {
                          set(bench[0], "a", 1);
                          set(bench[0], "c", 2);
                        }
                        return first + numberOf(txn.read(step(3), row("c")));
                      });
              self.put(step(4), row("sum"), number(sum));
              return "" + sum;
            });
    bench[0] = new Bench(all);
    set(bench[0], "a", 3);
    set(bench[0], "b", 4);

    assertThat(bench[0].result("all", null, "")).isEqualTo("7");
    assertThat(attempts).as("the first saw a of before and c of after").hasValue(2);
  }

  @Test
  void whatABlockHasReadStandsWhateverIsWrittenBehindIt() {
    Bench[] bench = new Bench[1];
    AtomicInteger stretches = new AtomicInteger();
    bench[0] =
        new Bench(
            effectful(
                "sum",
                (self, in) -> {
                  long sum = readingBlock(self, step(1), 5, txn -> sum(txn, AB));
                  if (stretches.incrementAndGet() == 1) {
                    set(bench[0], "a", 10);
                  }
                  self.put(step(3), row("sum"), number(sum));
                  return "" + sum;
                }));
    set(bench[0], "a", 3);
    set(bench[0], "b", 4);

    assertThat(bench[0].result("sum", null, "")).isEqualTo("7");
    assertThat(bench[0].number("sum")).isEqualTo(7);
    assertThat(stretches).hasValue(1);
  }

  @Test
  void aBlockThatWritesAllTheSameIsAsIsolated() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    bench[0] =
        new Bench(
            effectful(
                "sum",
                (self, in) ->
                    readingBlock(
                        self,
                        step(1),
                        5,
                        txn -> write(txn, attempts, () -> set(bench[0], "a", 9)))));
    set(bench[0], "a", 3);
    set(bench[0], "b", 4);

    assertThat(bench[0].result("sum", null, "")).isEqualTo("13");
    assertThat(attempts).hasValue(2);
    assertThat(bench[0].number("sum")).isEqualTo(13);
  }

  private static String write(Transaction txn, AtomicInteger attempts, Runnable meanwhile) {
    long sum = sum(txn, AB);
    if (attempts.incrementAndGet() == 1) {
      meanwhile.run();
    }
    txn.put(step(3), row("sum"), number(sum));
    return "" + sum;
  }

  private static void set(Bench bench, String key, long value) {
    bench.memory.write(new Write.Put(row(key), number(value), Condition.always()));
  }
}
