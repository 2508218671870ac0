package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.SOLD_OUT;
import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.readOnly;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Transactions: all or nothing, one after another, and nothing leaves them that never was. */
final class TransactionTest {
  /** Moves {@code n} from the first to the second row, pushed down. */
  private static final Function MOVE =
      effectful(
          "move",
          (self, in) -> {
            String[] part = in.split(" ", -1);
            long n = Long.parseLong(part[2]);
            return lastBlock(
                self,
                step(1),
                5,
                txn -> {
                  if (!txn.update(step(2), row(part[0]), add(-n))) {
                    throw new SoldOut(part[0]);
                  }
                  txn.update(step(3), row(part[1]), add(n));
                  return "moved";
                });
          });

  @Test
  void theFirstErrorLeavesABlockWhoseUpdatesWereNotLookedAt() {
    Function function =
        effectful(
            "first",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      if (!txn.update(step(2), row("absent"), add(-1))) {
                        throw new SoldOut("first");
                      }
                      if (in.equals("fault")) {
                        throw new Fault("", "should not be reached");
                      }
                      throw new SoldOut("second");
                    }));
    Bench bench = new Bench(function);

    for (String in : List.of("error", "fault")) {
      assertThat(bench.start("first", null, in))
          .isInstanceOfSatisfying(
              Reply.Failed.class,
              failed -> assertThat(failed.error().getMessage()).contains("first"));
    }
  }

  @Test
  void anErrorComesBeforeAFaultThatFollowsIt() {
    Function function =
        effectful(
            "faulty",
            (self, in) -> {
              if (!self.update(step(1), row("absent"), add(-1))) {
                throw new SoldOut("first");
              }
              throw new Fault("", "should not be reached");
            });
    Bench bench = new Bench(function);

    assertThat(bench.start("faulty", null, ""))
        .isInstanceOfSatisfying(
            Reply.Failed.class,
            failed -> assertThat(failed.error().getMessage()).contains("first"));
  }

  @Test
  void nothingComputedFromAnInconsistentViewIsCommitted() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    Function sum =
        effectful(
            "sum",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (attempts.incrementAndGet() == 1) {
                        bench[0].result("move", null, "a b 1");
                      }
                      long b = numberOf(txn.read(step(3), row("b")));
                      txn.put(step(4), row("sum"), number(a + b));
                      return "" + (a + b);
                    }));
    bench[0] = new Bench(MOVE, sum);
    bench[0].given("a", number(3));
    bench[0].given("b", number(4));

    assertThat(bench[0].result("sum", null, "")).isEqualTo("7");
    assertThat(attempts).hasValue(2);
    assertThat(bench[0].number("sum")).isEqualTo(7);
  }

  @Test
  void aDeclaredErrorFromAnInconsistentViewDoesNotLeaveTheBlock() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    Function check =
        readOnly(
            "check",
            (self, in) ->
                block(
                    self,
                    step(1),
                    5,
                    txn -> {
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (attempts.incrementAndGet() == 1) {
                        bench[0].result("move", null, "a b 1");
                      }
                      long b = numberOf(txn.read(step(3), row("b")));
                      if (a + b != 7) {
                        throw new SoldOut("the sum is " + (a + b));
                      }
                      return "holds";
                    }));
    bench[0] = new Bench(MOVE, check);
    bench[0].given("a", number(3));
    bench[0].given("b", number(4));

    assertThat(bench[0].result("check", null, "")).isEqualTo("holds");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void aReadOnlyBlockWritesNothingAndIsConsistent() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    Function sum =
        readOnly(
            "sum",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (attempts.incrementAndGet() == 1) {
                        bench[0].result("move", null, "a b 1");
                      }
                      return "" + (a + numberOf(txn.read(step(3), row("b"))));
                    }));
    bench[0] = new Bench(MOVE, sum);
    bench[0].given("a", number(3));
    bench[0].given("b", number(4));

    assertThat(bench[0].result("sum", null, "")).isEqualTo("7");
    assertThat(attempts).hasValue(2);
    assertThat(bench[0].journal()).as("only the move's").hasSize(1);
    assertThat(bench[0].store.counts().transactions()).isEqualTo(1);
  }

  @Test
  void aFailedBoundIsRaisedOnlyIfTheWholeViewHolds() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    Function take =
        effectful(
            "take",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      long b = numberOf(txn.read(step(2), row("b")));
                      if (attempts.incrementAndGet() == 1) {
                        bench[0].result("move", null, "a b 1");
                      }
                      if (!txn.update(step(3), row("a"), add(-3))) {
                        throw new SoldOut("a is short while b is " + b);
                      }
                      return "taken";
                    }));
    bench[0] = new Bench(MOVE, take);
    bench[0].given("a", number(3));
    bench[0].given("b", number(4));

    Reply reply = bench[0].start("take", null, "");

    assertThat(Bench.error(reply)).hasMessage("sold out: a is short while b is 5");
    assertThat(bench[0].number("a")).isEqualTo(2);
    assertThat(attempts).hasValueGreaterThan(1);
  }

  @Test
  void aPushedUpdateStampsTheRowSoThatReadersNotice() {
    Bench bench = new Bench(MOVE);
    bench.given("a", number(3));
    bench.given("b", number(4));

    bench.result("move", null, "a b 1");
    Item first = bench.item(row("a"));
    bench.result("move", null, "b a 1");
    Item second = bench.item(row("a"));

    assertThat(first).isNotNull();
    assertThat(second).isNotNull();
    assertThat(second.get(Version.ATTRIBUTE))
        .isNotNull()
        .isNotEqualTo(first.get(Version.ATTRIBUTE));
  }

  @Test
  void anErrorRollsTheBlockBackButNotWhatCameBefore() {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("before"), number(1));
              return block(
                  self,
                  step(2),
                  5,
                  txn -> {
                    txn.put(step(3), row("inside"), number(1));
                    throw new SoldOut("x");
                  });
            });
    Bench bench = new Bench(root);

    assertThat(Bench.error(bench.start("root", "key", "")).errorType()).isEqualTo(SOLD_OUT);
    assertThat(bench.number("before")).isEqualTo(1);
    assertThat(bench.number("inside")).isZero();
  }

  @Test
  void aBlockThatKeepsLosingEndsInAConflictThatIsNotRecorded() {
    Bench[] bench = new Bench[1];
    AtomicInteger attempts = new AtomicInteger();
    boolean[] disturbed = {true};
    Function root =
        effectful(
            "root",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    2,
                    txn -> {
                      attempts.incrementAndGet();
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (disturbed[0]) {
                        bench[0].result("bump", null, "a");
                      }
                      txn.put(step(3), row("a"), number(a * 10));
                      return "" + a;
                    }));
    bench[0] = new Bench(Workflows.BUMP, root);

    Reply reply = bench[0].start("root", "key", "");

    assertThat(Bench.error(reply)).isInstanceOf(Conflict.class);
    assertThat(attempts).hasValue(3);
    disturbed[0] = false;
    assertThat(bench[0].result("root", "key", "")).isEqualTo("3");
    assertThat(bench[0].number("a")).isEqualTo(30);
  }

  @Test
  void aConflictOfACalleeIsNotRecordedThoughTheCallerHadClaimedItsKey() {
    Bench[] bench = new Bench[1];
    boolean[] disturbed = {true};
    Function busy =
        effectful(
            "busy",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    2,
                    txn -> {
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (disturbed[0]) {
                        bench[0].result("bump", null, "a");
                      }
                      txn.put(step(3), row("a"), number(a * 10));
                      return "" + a;
                    }));
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.read(step(1), row("b"));
              try {
                return self.call(step(2), busy.signature(), "");
              } catch (CallFailed failed) {
                failed.rethrow(Conflict.class);
                throw failed.unexpected();
              }
            });
    bench[0] = new Bench(Workflows.BUMP, busy, root);

    for (int times = 0; times < 2; times++) {
      assertThat(Bench.error(bench[0].start("root", "key", ""))).isInstanceOf(Conflict.class);
      assertThat(bench[0].isQuiet()).as("nobody goes on after the client was told").isTrue();
    }
    disturbed[0] = false;
    assertThat(bench[0].start("root", "key", "other")).isInstanceOf(Reply.KeyReused.class);
    assertThat(bench[0].result("root", "key", "")).isEqualTo("6");
    assertThat(bench[0].result("root", "key", "")).isEqualTo("6");
    assertThat(bench[0].number("a")).isEqualTo(60);
    assertThat(bench[0].isQuiet()).isTrue();
  }

  @Test
  void aNestedBlockJoinsAndBranchesBelongToTheSameTransaction() throws SoldOut {
    Function root =
        effectful(
            "root",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      txn.update(step(2), row("a"), add(-1));
                      Fork fork = txn.fork(step(3), 0);
                      Fork.Branch<Long> left =
                          fork.branch(
                              branch ->
                                  block(
                                      branch,
                                      step(4),
                                      5,
                                      inner -> {
                                        long a = numberOf(inner.read(step(5), row("a")));
                                        inner.put(step(6), row("copy"), number(a));
                                        return a;
                                      }));
                      Fork.Branch<Boolean> right =
                          fork.branch(branch -> branch.update(step(7), row("b"), add(-5)));
                      Workflows.join(fork);
                      return left.value() + " " + right.value();
                    }));
    Bench bench = new Bench(root);
    bench.given("a", number(3));
    bench.given("b", number(4));

    assertThat(bench.result("root", null, "")).isEqualTo("2 false");
    assertThat(bench.store.counts().transactions()).isEqualTo(1);
    assertThat(bench.number("copy")).isEqualTo(2);
    assertThat(bench.number("a")).isEqualTo(2);
    assertThat(bench.number("b")).isEqualTo(4);
  }

  @Test
  void moreThanAGroupOfRowsIsRefusedBeforeAnythingIsWritten() {
    Function root =
        effectful(
            "root",
            (self, in) ->
                lastBlock(
                    self,
                    step(1),
                    5,
                    txn -> {
                      for (int i = 0; i < 100; i++) {
                        Instance turn = txn.iteration(step(2), i);
                        turn.put(step(3), row("r" + i), number(i));
                      }
                      return "";
                    }));
    Bench bench = new Bench(root);

    assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.Faulted.class);
    assertThat(bench.state()).isEmpty();
    assertThat(bench.state()).isEmpty();
  }

  @Test
  void manyAtOnceKeepTheSumAndNeverGoBelowZero() throws InterruptedException {
    int threads = 8;
    int each = 40;
    Function readAndMove =
        effectful(
            "readAndMove",
            (self, in) -> {
              String[] part = in.split(" ", -1);
              return lastBlock(
                  self,
                  step(1),
                  50,
                  txn -> {
                    txn.prefetch(List.of(row(part[0]), row(part[1])));
                    long from = numberOf(txn.read(step(2), row(part[0])));
                    long to = numberOf(txn.read(step(3), row(part[1])));
                    if (from < 1) {
                      throw new SoldOut(part[0]);
                    }
                    txn.put(step(4), row(part[0]), number(from - 1));
                    txn.put(step(5), row(part[1]), number(to + 1));
                    return "moved";
                  });
            });
    Bench bench = new Bench(store -> store, false, MOVE, readAndMove);
    List<String> accounts = List.of("a", "b", "c");
    accounts.forEach(account -> bench.given(account, number(10)));
    AtomicInteger moved = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    List<Throwable> broken = new ArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int seed = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  String from = accounts.get((seed + i) % 3);
                  String to = accounts.get((seed + i + 1 + i % 2) % 3);
                  String function = i % 2 == 0 ? "move" : "readAndMove";
                  Reply reply = bench.start(function, "k" + seed + "." + i, from + " " + to + " 1");
                  (reply instanceof Reply.Returned ? moved : refused).incrementAndGet();
                }
              });
      thread.setUncaughtExceptionHandler((dead, failure) -> broken.add(failure));
      all.add(thread);
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }

    assertThat(broken).isEmpty();
    assertThat(moved.get() + refused.get()).isEqualTo(threads * each);
    assertThat(moved).hasValueGreaterThan(threads * each / 2);
    assertThat(accounts.stream().mapToLong(bench::number).sum()).isEqualTo(30);
    assertThat(accounts.stream().mapToLong(bench::number)).allMatch(n -> n >= 0);
  }
}
