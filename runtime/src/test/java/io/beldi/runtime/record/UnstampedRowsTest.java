package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.Functions.Function;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that another tool has written carry no stamp: what they hold is compared instead. */
final class UnstampedRowsTest {

  @Test
  void aTransactionNoticesThatAnotherToolHasChangedARowWithoutAStamp() {
    Bench[] bench = new Bench[1];
    int[] attempts = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    3,
                    txn -> {
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (attempts[0]++ == 0) {
                        bench[0].given("a", number(50));
                      }
                      txn.put(step(3), row("b"), number(a));
                      return "" + a;
                    }));
    bench[0] = new Bench(root);
    bench[0].given("a", number(5));

    assertThat(bench[0].result("root", "key", "")).isEqualTo("50");
    assertThat(bench[0].number("b")).isEqualTo(50);
    assertThat(attempts[0]).isEqualTo(2);
  }

  @Test
  void aReadOnlyBlockNoticesIt() {
    Bench[] bench = new Bench[1];
    int[] attempts = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    3,
                    txn -> {
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (attempts[0]++ == 0) {
                        bench[0].given("a", number(1));
                        bench[0].given("b", number(9));
                      }
                      return "" + (a + numberOf(txn.read(step(3), row("b"))));
                    }));
    bench[0] = new Bench(root);
    bench[0].given("a", number(5));
    bench[0].given("b", number(5));

    assertThat(bench[0].result("root", "key", "")).isEqualTo("10");
    assertThat(attempts[0]).isEqualTo(2);
  }

  @Test
  void anInsertOverAnExpiredRowNoticesThatAnotherToolHasRenewedIt() {
    Bench[] bench = new Bench[1];
    int[] attempts = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.read(step(1), row("other"));
              boolean inserted = self.insert(step(2), row("a"), number(1));
              if (attempts[0]++ == 0) {
                bench[0].given("a", number(50));
              }
              return "" + inserted;
            });
    bench[0] = new Bench(root);
    bench[0].given("a", Item.of(Map.of("n", Value.number(5), "_ttl", Value.number(1))));

    assertThat(bench[0].result("root", "key", "")).isEqualTo("false");
    assertThat(bench[0].number("a")).isEqualTo(50);
    assertThat(attempts[0]).isEqualTo(2);
  }
}
