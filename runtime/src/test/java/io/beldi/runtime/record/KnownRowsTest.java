package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static io.beldi.runtime.record.Workflows.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Fork;
import io.beldi.runtime.record.Functions.Function;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attempt knows of a row is not used after somebody else may have written it. */
final class KnownRowsTest {

  @Test
  void aRowThatWasReadAheadIsReadAgainAfterABlockThatWroteIt() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.prefetch(List.of(row("a"), row("b")));
              self.read(step(1), row("a"));
              block(
                  self,
                  step(2),
                  3,
                  txn -> {
                    txn.put(step(3), row("b"), number(7));
                    return "";
                  });
              return "" + numberOf(self.read(step(4), row("b")));
            });
    Bench bench = new Bench(root);

    assertThat(bench.result("root", "key", "")).isEqualTo("7");
  }

  @Test
  void aRowThatWasReadAheadIsReadAgainAfterABranchThatHadItWritten() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.prefetch(List.of(row("a"), row("b")));
              self.read(step(1), row("a"));
              Fork fork = self.fork(step(2), 0);
              fork.branch(branch -> call(branch, 3, BUMP, "b"));
              join(fork);
              return "" + numberOf(self.read(step(4), row("b")));
            });
    Bench bench = new Bench(BUMP, root);

    assertThat(bench.result("root", "key", "")).isEqualTo("1");
  }

  @Test
  void aRowThatAnInsertFoundIsReadAgainAfterABlockThatWroteIt() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.putIfAbsent(step(1), row("a"), number(100));
              long before = numberOf(self.read(step(2), row("a")));
              block(
                  self,
                  step(3),
                  3,
                  txn -> {
                    txn.update(step(4), row("a"), count(1));
                    return "";
                  });
              self.update(step(5), row("a"), count(1));
              return before + " " + numberOf(self.read(step(6), row("a")));
            });
    Bench bench = new Bench(root);
    bench.given("a", number(5));

    assertThat(bench.result("root", "key", "")).isEqualTo("5 7");
    assertThat(bench.number("a")).isEqualTo(7);
  }
}
