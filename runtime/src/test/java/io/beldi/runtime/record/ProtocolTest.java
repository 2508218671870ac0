package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The shortest traces that broke earlier versions of the protocol in model checking, and others in
 * which attempts overlap.
 */
final class ProtocolTest {
  private static final Bytes ACCOUNT = Json.write(Functions.TEXT, "a");

  /** Acts only if the row says so; what it answers otherwise leaves no evidence. */
  private static final Function MAYBE =
      effectful(
          "maybe",
          (self, in) -> {
            if (numberOf(self.read(step(1), row("switch"))) == 0) {
              return "nothing";
            }
            self.update(step(2), row(in), Functions.count(1));
            return "acted";
          });

  @Test
  void whatAnOlderAttemptOfTheCallerSendsRanksBelowANewerOne() {
    Bench bench = new Bench(MAYBE);
    bench.given("switch", number(1));

    Answer newer = callee(bench, Stamp.of(2).call(1), true);
    Answer zombie = callee(bench, Stamp.of(1).call(3), true);

    assertThat(newer).isInstanceOf(Answer.Returned.class);
    assertThat(zombie).as("it finds the answer or nothing, and never acts").isEqualTo(newer);
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void aZombieOfTheCallerCannotActAfterANewerCallThatDidNothing() {
    Bench bench = new Bench(MAYBE);

    Answer newer = callee(bench, Stamp.of(2).call(1), true);
    bench.given("switch", number(1));
    Answer zombie = callee(bench, Stamp.of(1).call(3), true);

    assertThat(newer).isEqualTo(returned("nothing"));
    assertThat(zombie).as("the sealed instance has ended").isEqualTo(returned("nothing"));
    assertThat(bench.number("a")).isZero();
  }

  @Test
  void theSealOfARecordThatIsNotThereRefusesTheFirstTry() {
    List<Answer> late = new ArrayList<>();
    Bench[] bench = new Bench[1];
    Function slow =
        effectful(
            "maybe",
            (self, in) -> {
              if (late.isEmpty()) {
                late.add(new Answer.KeyReused());
                late.set(0, callee(bench[0], Stamp.FIRST.call(2), true));
              }
              self.update(step(2), row("a"), Functions.count(1));
              return "acted";
            });
    bench[0] = new Bench(slow);

    Answer first = callee(bench[0], Stamp.FIRST.call(1), false);

    assertThat(late.get(0)).isEqualTo(returned("acted"));
    assertThat(first).isEqualTo(late.get(0));
    assertThat(bench[0].number("a")).isEqualTo(1);
  }

  @Test
  void twoFirstAttemptsOfOneKeyDoNotBothCall() {
    Bench[] bench = new Bench[1];
    List<Reply> second = new ArrayList<>();
    Function root =
        effectful(
            "root",
            (self, in) -> {
              if (second.isEmpty()) {
                second.add(new Reply.KeyReused());
                second.set(0, bench[0].start("root", "key", "a"));
              }
              return call(self, 1, MAYBE, "a");
            });
    bench[0] = new Bench(MAYBE, root);
    bench[0].given("switch", number(1));

    Reply first = bench[0].start("root", "key", "a");

    assertThat(Bench.text(second.get(0))).isEqualTo("acted");
    assertThat(Bench.text(first)).as("adopted").isEqualTo("acted");
    assertThat(bench[0].number("a")).isEqualTo(1);
  }

  @Test
  void aCommitWhoseOutcomeStaysUnknownEndsTheAttempt() {
    for (Mode mode : List.of(Mode.LOST_AFTER, Mode.LOST_BEFORE)) {
      FaultyStore[] faulty = new FaultyStore[1];
      Bench bench = faulty(faulty, Workflows.INCREMENT);
      for (int request = 2; request <= 11; request++) {
        faulty[0].at(request, mode);
      }

      Reply reply = bench.start("increment", "key", "a");

      assertThat(reply).isInstanceOf(Reply.Unavailable.class);
      assertThat(faulty[0].fired()).isEqualTo(10);
      assertThat(bench.result("increment", "key", "a")).isEqualTo("1");
      assertThat(bench.number("a")).isEqualTo(1);
    }
  }

  @Test
  void aLostReplyIsAbsorbedByRepeatingTheRequest() {
    FaultyStore[] faulty = new FaultyStore[1];
    Bench bench = faulty(faulty, Workflows.INCREMENT);
    faulty[0].at(2, Mode.LOST_AFTER);
    faulty[0].at(3, Mode.LOST_AFTER);

    assertThat(bench.result("increment", null, "a")).isEqualTo("1");
    assertThat(faulty[0].fired()).isEqualTo(2);
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void aSingleWriteWhoseReplyIsLostIsRecognisedAndNotAppliedTwice() {
    FaultyStore[] faulty = new FaultyStore[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.read(step(1), row("b"));
              return call(self, 2, Workflows.INCREMENT, in);
            });
    Bench bench = faulty(faulty, Workflows.INCREMENT, root);
    faulty[0].at(2, Mode.LOST_AFTER);

    assertThat(bench.result("root", "key", "a")).isEqualTo("1");
    assertThat(faulty[0].fired()).isEqualTo(1);
    Item record = bench.item(new Journal("beldi.", 4).key(InstanceId.keyed("test.root", "key")));
    assertThat(record).isNotNull();
    assertThat(new JournalRecord(record).log()).hasSize(1);
    assertThat(new JournalRecord(record).commits()).isEqualTo(2);
  }

  @Test
  void aKeyGivesOneAnswerEvenWhereItHadNoEffect() {
    Bench bench = new Bench(MAYBE);

    assertThat(bench.result("maybe", "key", "a")).isEqualTo("nothing");
    bench.given("switch", number(1));
    assertThat(bench.result("maybe", "key", "a")).isEqualTo("nothing");
    assertThat(bench.result("maybe", "other", "a")).isEqualTo("acted");
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void whoeverKnowsOfARecordEndsIt() {
    Function root = effectful("root", (self, in) -> call(self, 1, MAYBE, in));
    Bench bench = new Bench(MAYBE, root);

    assertThat(bench.result("root", null, "a")).isEqualTo("nothing");
    assertThat(bench.journal()).hasSize(1);
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aKeyWithAnotherBodyIsRefused() {
    Bench bench = new Bench(Workflows.INCREMENT);

    assertThat(bench.result("increment", "key", "a")).isEqualTo("1");
    assertThat(bench.start("increment", "key", "b")).isInstanceOf(Reply.KeyReused.class);
    assertThat(bench.number("b")).isZero();
  }

  @Test
  void aRepeatedRequestWaitsUntilTheInstanceIsDueAndThenDrivesIt() {
    FaultyStore[] faulty = new FaultyStore[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("b"), number(1));
              return call(self, 2, Workflows.INCREMENT, in);
            });
    Bench bench = faulty(faulty, Workflows.INCREMENT, root);
    faulty[0].at(2, Mode.CRASH_BEFORE);
    assertThat(crashes(() -> bench.start("root", "key", "a"))).isTrue();

    Reply early = bench.start("root", "key", "a");
    assertThat(early).isInstanceOf(Reply.InProgress.class);
    assertThat(((Reply.InProgress) early).retryAfter()).isPositive();
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.result("root", "key", "a")).isEqualTo("1");
    assertThat(bench.number("a")).isEqualTo(1);
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aRepeatedRequestIsToldWhenTheStoreIsDown() {
    FaultyStore[] faulty = new FaultyStore[1];
    Function root = effectful("root", (self, in) -> call(self, 1, Workflows.INCREMENT, in));
    Bench bench = faulty(faulty, Workflows.INCREMENT, root);
    faulty[0].at(2, Mode.CRASH_BEFORE);
    assertThat(crashes(() -> bench.start("root", "key", "a"))).isTrue();
    bench.clock.advance(Duration.ofMinutes(1));
    faulty[0].at(4, Mode.LOST_BEFORE);

    assertThat(bench.start("root", "key", "a")).isInstanceOf(Reply.Unavailable.class);
    assertThat(faulty[0].fired()).isEqualTo(2);
    assertThat(bench.result("root", "key", "a")).isEqualTo("1");
  }

  @Test
  void anAttemptThatWakesWhenItsRecordMayHaveBeenCollectedCreatesNone() {
    Bench[] bench = new Bench[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              bench[0].clock.advance(Settings.standard().retention().records());
              self.update(step(1), row("a"), Functions.count(1));
              return "";
            });
    bench[0] = new Bench(root);

    assertThat(bench[0].start("root", "key", "")).isInstanceOf(Reply.Unavailable.class);
    assertThat(bench[0].number("a")).isZero();
  }

  @Test
  void anAttemptThatHasBeenSealedCannotCommit() {
    Bench[] bench = new Bench[1];
    boolean[] collected = new boolean[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              long n = numberOf(self.read(step(1), row("a")));
              call(self, 2, Workflows.BUMP, "b");
              if (!collected[0]) {
                collected[0] = true;
                bench[0].recover();
              }
              self.put(step(3), row("a"), number(n + 1));
              return "" + (n + 1);
            });
    bench[0] = new Bench(Workflows.BUMP, root);

    Reply zombie = bench[0].start("root", "key", "");

    assertThat(Bench.text(zombie)).as("the result of the one that sealed it").isEqualTo("1");
    assertThat(bench[0].result("root", "key", "")).isEqualTo("1");
    assertThat(bench[0].number("a")).isEqualTo(1);
    assertThat(bench[0].number("b")).isEqualTo(1);
  }

  @Test
  void twoDeliveriesOfOneCollectedAttemptActOnce() {
    FaultyStore[] faulty = new FaultyStore[1];
    Function root = effectful("root", (self, in) -> call(self, 1, Workflows.BUMP, in));
    Bench bench = faulty(faulty, Workflows.BUMP, root);
    faulty[0].at(2, Mode.CRASH_BEFORE);
    assertThat(crashes(() -> bench.start("root", "key", "a"))).isTrue();
    bench.clock.advance(Duration.ofMinutes(1));

    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    assertThat(bench.engine.collector().pass()).as("claimed already").isZero();
    List<Bytes> sent = bench.invoker.take();
    assertThat(sent).hasSize(1);
    Answer first = Answer.decode(bench.engine.handle(sent.get(0)));
    Answer second = Answer.decode(bench.engine.handle(sent.get(0)));

    assertThat(first).isEqualTo(returned(""));
    assertThat(second).isEqualTo(first);
    assertThat(bench.number("a")).isEqualTo(1);
  }

  private static boolean crashes(Runnable action) {
    try {
      action.run();
      return false;
    } catch (FaultyStore.Crash crash) {
      return true;
    }
  }

  private static Bench faulty(FaultyStore[] faulty, Function... functions) {
    UnaryOperator<Store> between = store -> faulty[0] = new FaultyStore(store);
    return new Bench(between, true, functions);
  }

  private static Answer returned(String text) {
    return new Answer.Returned(Json.write(Functions.TEXT, text), true);
  }

  private static Answer callee(Bench bench, Stamp stamp, boolean sealed) {
    long now = bench.clock.millis();
    Envelope envelope =
        new Envelope(
            new InstanceId("r", Path.ROOT.step(1)),
            "r@",
            stamp,
            sealed,
            Origin.CALL,
            now,
            now,
            now + 1_000,
            "test.maybe",
            "1",
            ACCOUNT);
    return Answer.decode(bench.engine.handle(envelope.encode()));
  }
}
