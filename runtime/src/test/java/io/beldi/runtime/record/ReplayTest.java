package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.readOnly;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static io.beldi.runtime.record.Workflows.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Instance.Extern;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A body that runs again sees what it saw, and is found out where it goes another way. */
final class ReplayTest {
  @Test
  void aBodyThatTakesAnotherWayIsStoppedWithBothPlacesNamed() {
    boolean[] other = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.read(step(1), row(other[0] ? "b" : "a"));
              return call(self, 2, BUMP, "c");
            });
    Reply reply = crashInCalleeAndResume(root, other);

    assertThat(reply).isInstanceOf(Reply.Faulted.class);
    assertThat(((Reply.Faulted) reply).message())
        .contains("non-determinism", "an earlier attempt was at test.beldi:1");
  }

  @Test
  void aBodyThatLeavesOutARecordedStepIsStopped() {
    boolean[] other = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              if (!other[0]) {
                self.read(step(1), row("a"));
              }
              return call(self, 2, BUMP, "c");
            });
    Reply reply = crashInCalleeAndResume(root, other);

    assertThat(((Reply.Faulted) reply).message())
        .contains("non-determinism", "test.beldi:1", "the end of the function");
  }

  @Test
  void anExternStepGivesItsFirstResultEverAfterAndKeepsItsKey() {
    List<String> keys = new ArrayList<>();
    FaultyStore[] faulty = new FaultyStore[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              String key = self.stepKey(step(1));
              String receipt = run(self, extern(false), () -> remember(keys, key));
              call(self, 2, BUMP, "c");
              return receipt;
            });
    Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, root);
    faulty[0].at(3, Mode.CRASH_BEFORE);
    assertThat(crashes(() -> bench.start("root", "key", ""))).isTrue();
    bench.recover();

    assertThat(bench.result("root", "key", "")).isEqualTo("receipt 1");
    assertThat(keys).hasSize(1);
    assertThat(bench.number("c")).isEqualTo(1);
  }

  @Test
  void anExternStepIsTriedAsOftenAsItMayAndThenIsAFault() {
    List<String> tries = new ArrayList<>();
    Function root =
        effectful(
            "root",
            (self, in) ->
                run(
                    self,
                    extern(false),
                    () -> {
                      tries.add("");
                      throw new IllegalStateException("down");
                    }));
    Bench bench = new Bench(root);

    Reply reply = bench.start("root", null, "");

    assertThat(((Reply.Faulted) reply).message())
        .isEqualTo("test.Extern failed 3 times: java.lang.IllegalStateException: down");
    assertThat(tries).hasSize(3);
    bench.engine.collector().pass();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aResultThatBreaksItsTypeIsAFaultOfItsStep() {
    Extern<String> bounded =
        new Extern<>(
            "test.Extern",
            false,
            Duration.ofSeconds(1),
            1,
            Duration.ofMillis(1),
            Codecs.string(0, 3),
            List.of());
    Bench bench = new Bench(effectful("root", (self, in) -> run(self, bounded, () -> "long")));

    Reply.Faulted fault = (Reply.Faulted) bench.start("root", null, "");

    assertThat(fault.site()).isEqualTo(step(1).site());
    assertThat(fault.message())
        .startsWith("the result of test.Extern must have at most 3 characters");
  }

  @Test
  void aSafeExternStepCostsNothing() {
    Function root = readOnly("root", (self, in) -> run(self, extern(true), () -> "signed"));
    Bench bench = new Bench(root);

    assertThat(bench.result("root", null, "")).isEqualTo("signed");
    assertThat(bench.counts()).isEmpty();
  }

  @Test
  void aDeclaredErrorOfAnExternStepIsAResult() {
    Function root =
        effectful(
            "root",
            (self, in) ->
                run(
                    self,
                    extern(false),
                    () -> {
                      throw new SoldOut("outside");
                    }));
    Bench bench = new Bench(root);

    assertThat(Bench.error(bench.start("root", "key", ""))).hasMessage("sold out: outside");
    assertThat(Bench.error(bench.start("root", "key", ""))).hasMessage("sold out: outside");
  }

  @Test
  void theFirstErrorInSourceOrderIsRaisedAndAllBranchesWrite() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              Fork fork = self.fork(step(1), 2);
              for (int i = 0; i < 4; i++) {
                int number = i;
                fork.branch(
                    branch -> {
                      branch.put(step(2), row("branch" + number), number(number + 1));
                      if (number % 2 == 1) {
                        throw new SoldOut("branch " + number);
                      }
                      return "";
                    });
              }
              join(fork);
              return "";
            });
    Bench bench = new Bench(store -> store, false, root);

    assertThat(Bench.error(bench.start("root", null, ""))).hasMessage("sold out: branch 1");
    for (int i = 0; i < 4; i++) {
      assertThat(bench.number("branch" + i)).isEqualTo(i + 1);
    }
    assertThat(bench.counts()).isEqualTo("1T");
  }

  @Test
  void branchesThatCallAtTheSameTimeCommitOneAfterAnother() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              long before = numberOf(self.read(step(1), row("a")));
              Fork fork = self.fork(step(2), 0);
              List<Fork.Branch<String>> branches = new ArrayList<>();
              for (int i = 0; i < 8; i++) {
                int number = i;
                branches.add(
                    fork.branch(
                        branch -> {
                          branch.put(step(3), row("branch" + number), number(1));
                          call(branch, 4, BUMP, "c" + number);
                          branch.update(step(5), row("a"), Functions.count(1));
                          return "" + number;
                        }));
              }
              join(fork);
              StringBuilder all = new StringBuilder("" + before);
              branches.forEach(branch -> all.append(branch.value()));
              return all.toString();
            });
    Bench bench = new Bench(store -> store, false, BUMP, root);
    bench.given("a", number(0));

    assertThat(bench.result("root", "key", "")).isEqualTo("001234567");
    assertThat(bench.number("a")).isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      assertThat(bench.number("c" + i)).isEqualTo(1);
      assertThat(bench.number("branch" + i)).isEqualTo(1);
    }
  }

  @Test
  void pagesSeeOwnWritesAndLeaveOutWhatHasExpired() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), line("p", "2"), number(2));
              Page page =
                  self.query(
                      step(2),
                      new Query(Functions.LINES, null, Value.text("p"), null, false, 10, null));
              Page all = self.scan(step(3), new Scan(Functions.LINES, 10, null));
              call(self, 4, BUMP, "c");
              return page.items().size() + " " + all.items().size();
            });
    Bench bench = new Bench(BUMP, root);
    long now = bench.clock.millis() / 1000;
    store(bench, line("p", "1"), expiring(now + 1));
    store(bench, line("p", "3"), expiring(now));
    store(bench, line("q", "1"), number(1));

    assertThat(bench.result("root", "key", "")).isEqualTo("2 3");
  }

  @Test
  void inputThatTheFunctionDoesNotTakeIsRefusedAndNothingIsWritten() {
    Bench bench = new Bench(Workflows.INCREMENT);

    Reply reply =
        bench.engine.start(
            new Request(
                Workflows.INCREMENT.signature(), "key", Bytes.utf8("{}"), Duration.ofSeconds(1)));

    assertThat(reply).isInstanceOf(Reply.Malformed.class);
    assertThat(bench.counts()).isEmpty();
  }

  @Test
  void aResultThatIsTooLargeIsAFaultBeforeAnythingIsWritten() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              return "x".repeat(500_000);
            });
    Bench bench = new Bench(root);

    assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.Faulted.class);
    assertThat(bench.state()).isEmpty();
    assertThat(bench.counts()).as("the fault is the key's result").isEqualTo("1W");
  }

  @Test
  void aBrokenBodyIsAFaultThatNamesTheFunction() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              throw new ArithmeticException("/ by zero");
            });
    Bench bench = new Bench(root);

    Reply reply = bench.start("root", "key", "");

    assertThat(((Reply.Faulted) reply).site()).isEqualTo("test.root");
    assertThat(((Reply.Faulted) reply).message())
        .isEqualTo("java.lang.ArithmeticException: / by zero");
  }

  @Test
  void aCalleeThatNeverAnswersMakesTheCallerUnavailableAndIsAskedAgainLater() {
    boolean[] down = {true};
    Function root = effectful("root", (self, in) -> call(self, 1, BUMP, in));
    Bench bench = new Bench(BUMP, root);
    bench.invoker.network =
        envelope -> {
          if (down[0]) {
            throw new Bench.Lost();
          }
          return bench.engine.handle(envelope);
        };

    assertThat(bench.start("root", "key", "a")).isInstanceOf(Reply.Unavailable.class);
    down[0] = false;
    bench.recover();
    assertThat(bench.result("root", "key", "a")).isEmpty();
    assertThat(bench.number("a")).isEqualTo(1);
  }

  private static Reply crashInCalleeAndResume(Function root, boolean[] other) {
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, root);
    faulty[0].at(3, Mode.CRASH_BEFORE);
    assertThat(crashes(() -> bench.start("root", "key", ""))).isTrue();
    other[0] = true;
    bench.recover();
    assertThat(bench.isQuiet()).as("parked").isTrue();
    return bench.start("root", "key", "");
  }

  private static boolean crashes(Runnable action) {
    try {
      action.run();
      return false;
    } catch (Crash crash) {
      return true;
    }
  }

  private static String remember(List<String> keys, String key) {
    keys.add(key);
    return "receipt " + keys.size();
  }

  private static ItemKey line(String partition, String sort) {
    return ItemKey.of(Functions.LINES, Value.text(partition), Value.text(sort));
  }

  private static Item expiring(long seconds) {
    return Item.of(Map.of("_ttl", Value.number(seconds)));
  }

  private static void store(Bench bench, ItemKey key, Item row) {
    bench.memory.write(new Write.Put(key, row, Condition.always()));
  }

  static Extern<String> extern(boolean safe) {
    return new Extern<>(
        "test.Extern",
        safe,
        Duration.ofSeconds(1),
        3,
        Duration.ofMillis(1),
        Functions.TEXT,
        List.of(Functions.SOLD_OUT));
  }

  static String run(Instance self, Extern<String> extern, Instance.Action<String> action)
      throws SoldOut {
    try {
      return self.run(step(1), extern, action);
    } catch (CallFailed failed) {
      failed.rethrow(SoldOut.class);
      throw failed.unexpected();
    }
  }
}
