package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.block;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Fork;
import io.beldi.runtime.NonDeterminism;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of instances whose program is at fault. */
final class FaultTest {
  /** Ways to break that no program catches. */
  enum Broken {
    STACK,
    LINKAGE,
    ASSERTION;

    Error error() {
      return switch (this) {
        case STACK -> new StackOverflowError();
        case LINKAGE -> new NoClassDefFoundError("gone");
        case ASSERTION -> new AssertionError("wrong");
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Broken.class)
  void anErrorOfTheProgramIsAFault(Broken broken) {
    Bench bench =
        new Bench(
            effectful(
                "root",
                (self, in) -> {
                  self.put(step(1), row("a"), number(1));
                  throw broken.error();
                }));

    Reply.Faulted fault = (Reply.Faulted) bench.start("root", null, "");

    assertThat(fault.site()).isEqualTo("test.root");
    assertThat(fault.message()).startsWith("java.lang.");
    assertThat(bench.counts()).isEmpty();
  }

  @Test
  void anErrorThatIsNotTheProgramsEndsTheProcess() {
    Bench bench =
        new Bench(
            effectful(
                "root",
                (self, in) -> {
                  throw new OutOfMemoryError("for now");
                }));

    assertThatThrownBy(() -> bench.start("root", "key", "")).isInstanceOf(OutOfMemoryError.class);
    assertThat(bench.counts()).isEmpty();
  }

  @Test
  void anErrorInABranchIsAFaultLikeAnyOther() {
    Bench bench =
        new Bench(
            effectful(
                "root",
                (self, in) -> {
                  Fork fork = self.fork(step(1), 0);
                  fork.branch(
                      branch -> {
                        throw new AssertionError("wrong");
                      });
                  fork.branch(branch -> "");
                  join(fork);
                  return "";
                }));

    Reply.Faulted fault = (Reply.Faulted) bench.start("root", null, "");

    assertThat(fault.message()).isEqualTo("java.lang.AssertionError: wrong");
  }

  @Test
  void anErrorInABlockLeavesItOnlyIfWhatTheBlockReadHeldTogether() {
    Bench[] bench = new Bench[1];
    int[] times = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) ->
                block(
                    self,
                    step(1),
                    3,
                    txn -> {
                      times[0]++;
                      long a = numberOf(txn.read(step(2), row("a")));
                      if (times[0] == 1) {
                        bench[0].given("a", stamped(5, "x"));
                        bench[0].given("b", stamped(5, "y"));
                      }
                      long b = numberOf(txn.read(step(3), row("b")));
                      if (a != b) {
                        throw new AssertionError(a + " and " + b);
                      }
                      return a + " and " + b;
                    }));
    bench[0] = new Bench(root);

    assertThat(bench[0].result("root", null, "")).isEqualTo("5 and 5");
    assertThat(times[0]).isEqualTo(2);
  }

  @Test
  void anErrorOfAStepOfPlainJavaIsTriedAgainAndThenAFault() {
    int[] times = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) ->
                ReplayTest.run(
                    self,
                    ReplayTest.extern(false),
                    () -> {
                      times[0]++;
                      throw new NoClassDefFoundError("gone");
                    }));
    Bench bench = new Bench(root);

    Reply.Faulted fault = (Reply.Faulted) bench.start("root", null, "");

    assertThat(fault.message()).startsWith("test.Extern failed 3 times: java.lang.NoClassDef");
    assertThat(times[0]).isEqualTo(3);
  }

  @Test
  void theFaultOfAKeyIsItsOneResult() {
    boolean[] mended = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              if (!mended[0]) {
                throw new Fault("test.beldi:7", "division by zero");
              }
              return "mended";
            });
    Bench bench = new Bench(root);

    Reply first = bench.start("root", "key", "a");
    assertThat(bench.counts()).as("parked").isEqualTo("1W");
    mended[0] = true;
    Reply second = bench.start("root", "key", "a");

    assertThat(first).isInstanceOf(Reply.Faulted.class);
    assertThat(second).isEqualTo(first);
    assertThat(bench.start("root", "key", "b")).isInstanceOf(Reply.KeyReused.class);
    assertThat(bench.result("root", "other", "a")).isEqualTo("mended");
    JournalRecord record = record(bench);
    assertThat(record.status()).isEqualTo(Status.PARKED);
    assertThat(record.envelope()).as("to be resumed").isNotNull();
  }

  @Test
  void theFaultOfAKeyThatAnotherAttemptHasAnsweredDoesNotCount() {
    Bench[] bench = new Bench[1];
    int[] times = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              times[0]++;
              if (times[0] == 1) {
                assertThat(bench[0].result("root", "key", "a")).isEqualTo("2");
                throw new Fault("", "too late");
              }
              return "" + times[0];
            });
    bench[0] = new Bench(root);

    assertThat(bench[0].result("root", "key", "a")).isEqualTo("2");
    assertThat(bench[0].counts()).as("the end of one, the fault of the other").isEqualTo("2W");
  }

  @Test
  void aFaultOfAFunctionThatOnlyReadsIsNotKept() {
    Bench bench =
        new Bench(
            readOnly(
                "root",
                (self, in) -> {
                  throw new Fault("", "x");
                }));

    assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.Faulted.class);
    assertThat(bench.counts()).isEmpty();
  }

  @Test
  void aFaultWhileTheFateOfACommitIsUnknownIsNotReported() {
    FaultyStore[] faulty = new FaultyStore[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              Fork fork = self.fork(step(1), 0);
              fork.branch(
                  branch -> {
                    branch.now(step(2));
                    return call(branch, 3, BUMP, "c");
                  });
              fork.branch(
                  branch -> {
                    throw new Fault("", "division by zero");
                  });
              join(fork);
              return "";
            });
    Bench bench = new Bench(store -> faulty[0] = new FaultyStore(store), true, BUMP, root);
    int tries = Settings.standard().requests().most();
    for (int request = 1; request <= tries; request++) {
      faulty[0].at(request, Mode.LOST_BEFORE);
    }

    assertThat(bench.start("root", "key", "")).isInstanceOf(Reply.Unavailable.class);
    assertThat(faulty[0].fired()).isEqualTo(tries);
    assertThat(bench.counts()).as("nothing else is sent").isEmpty();
  }

  @Test
  void theMessageOfAFaultIsCutToWhatIsStored() {
    String half = "\ud83d";
    Bench bench =
        new Bench(
            effectful(
                "root",
                (self, in) -> {
                  throw new Fault("test.beldi:1", half + "\u20ac".repeat(100_000));
                }));

    assertThat(bench.start("root", "key", "a")).isInstanceOf(Reply.Faulted.class);

    assertThat(record(bench).error()).startsWith("?\u20ac").endsWith("\u20ac");
    assertThat(record(bench).error().length()).isEqualTo(1 + (Limits.MESSAGE - 1) / 3);
  }

  @Test
  void anotherWayThanTheRecordedOneIsAFaultOfItsOwnKind() {
    Log log = new Log(mark -> {});
    Path path = Path.ROOT.step(1);
    log.load(List.of(new LogEntry(path, LogEntry.Kind.CLOCK, 0, "test.beldi:1", Value.number(1))));

    assertThatThrownBy(() -> log.take(path, LogEntry.Kind.READ, 0, "test.beldi:2"))
        .isInstanceOfSatisfying(
            NonDeterminism.class,
            fault -> {
              assertThat(fault.recorded()).isEqualTo("test.beldi:1");
              assertThat(fault.site()).isEqualTo("test.beldi:2");
              assertThat(fault).hasMessageContainingAll("test.beldi:1", "test.beldi:2");
            });
    assertThatThrownBy(log::expectAllMet).isInstanceOf(NonDeterminism.class);
  }

  private static JournalRecord record(Bench bench) {
    Item item = bench.item(new Journal("beldi.", 4).key(InstanceId.keyed("test.root", "key")));
    return new JournalRecord(Objects.requireNonNull(item));
  }

  private static Item stamped(long number, String stamp) {
    return number(number).with(Version.ATTRIBUTE, Value.text(stamp));
  }
}
