package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.readOnly;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a byte below a limit, at it and above it. */
final class LimitsTest {
  private static final Journal JOURNAL = new Journal("beldi.", 4);
  private static final InstanceId ROOT = InstanceId.keyed("test.root", "key");

  /** Quotation marks around a text. */
  private static final int QUOTES = 2;

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aResultHasToFitIntoTheRecord(int over) {
    int length = Limits.RECORD - QUOTES + over;
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              return "x".repeat(length);
            });
    Bench bench = new Bench(root);

    Reply reply = bench.start("root", "key", "");

    if (over <= 0) {
      assertThat(Bench.text(reply)).hasSize(length);
      assertThat(bench.counts()).isEqualTo("1T");
    } else {
      fault(reply, "test.root", "the result, with input and log, has 393,217 bytes, over 393,216");
      assertThat(bench.number("a")).isZero();
      assertThat(bench.counts()).as("parked").isEqualTo("1W");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void anErrorHasToFitIntoTheRecord(int over) {
    int length = Limits.RECORD - QUOTES + over;
    Function root =
        effectful(
            "root",
            (self, in) -> {
              throw new SoldOut("x".repeat(length));
            });
    Bench bench = new Bench(root);

    Reply reply = bench.start("root", "key", "");

    if (over <= 0) {
      assertThat(Bench.error(reply)).isInstanceOf(SoldOut.class);
    } else {
      fault(reply, "test.root", "the result, with input and log, has 393,217 bytes, over 393,216");
    }
  }

  /** The record holds the input too, and what was seen before the first commit. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void aResultHasToFitIntoTheRecordBesideInputAndLog(int over) {
    int[] length = new int[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.now(step(1));
              call(self, 2, BUMP, "c");
              self.put(step(3), row("a"), number(1));
              return "x".repeat(length[0]);
            });
    Bench first = new Bench(BUMP, root);
    first.result("root", "key", "y".repeat(100_000));
    JournalRecord record = record(first);
    long used = Objects.requireNonNull(record.envelope()).size() + bytes(record);
    length[0] = (int) (Limits.RECORD - used) - QUOTES + over;
    Bench bench = new Bench(BUMP, root);

    Reply reply = bench.start("root", "key", "y".repeat(100_000));

    if (over <= 0) {
      assertThat(Bench.text(reply)).hasSize(length[0]);
    } else {
      fault(reply, "test.root", "the result, with input and log, has 393,217 bytes, over 393,216");
      assertThat(bench.number("a")).isZero();
      assertThat(record(bench).error()).startsWith("the result, with");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void whatIsHandedOverHasToFitIntoAnEvent(int over) {
    int[] length = {10};
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              self.spawn(step(2), BUMP.signature(), "y".repeat(length[0]), Duration.ZERO);
              return "";
            });
    Bench first = new Bench(BUMP, root);
    first.result("root", "key", "");
    length[0] += Limits.EVENT - first.invoker.take().get(0).size() + over;
    Bench bench = new Bench(BUMP, root);

    Reply reply = bench.start("root", "key", "");

    if (over <= 0) {
      assertThat(Bench.text(reply)).isEmpty();
      assertThat(bench.invoker.take().get(0).size()).isEqualTo(Limits.EVENT + over);
    } else {
      fault(reply, "test.beldi:2", "what is handed over has 262,145 bytes, over 262,144");
      assertThat(bench.number("a")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void theInputOfARootThatGoesOnHasToFitIntoAnEvent(int over) {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              return call(self, 2, BUMP, "c");
            });
    Bench first = new Bench(BUMP, root);
    first.result("root", "key", "");
    int overhead = Objects.requireNonNull(record(first).envelope()).size();
    Bench bench = new Bench(BUMP, root);

    Reply reply = bench.start("root", "key", "y".repeat(Limits.EVENT - overhead + over));

    if (over <= 0) {
      assertThat(Bench.text(reply)).isEmpty();
      assertThat(bench.number("c")).isEqualTo(1);
    } else {
      fault(reply, "test.root", "the input has 262,145 bytes, over 262,144");
      assertThat(bench.number("a")).isZero();
      assertThat(bench.number("c")).isZero();
      assertThat(record(bench).item().has(Journal.EXPIRES)).as("nobody can resume it").isTrue();
    }
  }

  @Test
  void theInputOfARootThatEndsWithItsFirstCommitMayBeLarger() {
    Bench bench =
        new Bench(
            effectful(
                "root",
                (self, in) -> {
                  self.put(step(1), row("a"), number(1));
                  return "" + in.length();
                }));

    assertThat(bench.result("root", "key", "y".repeat(1_000_000))).isEqualTo("1000000");
    assertThat(bench.counts()).isEqualTo("1T");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void whatIsSentInACallHasToFitIntoAnInvocation(int over) {
    int[] length = {10};
    int[] sent = new int[1];
    Function callee = effectful("callee", (self, in) -> "");
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              return call(self, 2, callee, "y".repeat(length[0]));
            });
    measured(new Bench(callee, root), sent).result("root", "key", "");
    length[0] += Limits.CALL - sent[0] + over;
    Bench bench = measured(new Bench(callee, root), sent);
    sent[0] = 0;

    Reply reply = bench.start("root", "key", "");

    if (over <= 0) {
      assertThat(Bench.text(reply)).isEmpty();
      assertThat(sent[0]).isEqualTo(Limits.CALL + over);
    } else {
      fault(
          reply, "test.beldi:2", "what is sent to test.callee has 6,291,457 bytes, over 6,291,456");
      assertThat(sent[0]).isZero();
      assertThat(bench.number("a")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void anAnswerThatIsNotRecordedHasToFitIntoAnInvocation(int over) {
    int overhead = new Answer.Returned(Json.write(Functions.TEXT, ""), true).encode().size();
    int length = Limits.CALL - overhead + over;
    Bench bench = new Bench(readOnly("root", (self, in) -> "x".repeat(length)));

    Reply reply = bench.start("root", null, "");

    if (over <= 0) {
      assertThat(Bench.text(reply)).hasSize(length);
    } else {
      fault(reply, "test.root", "the answer has 6,291,457 bytes, over 6,291,456");
    }
    assertThat(bench.counts()).isEmpty();
  }

  /** Notes how long the envelopes of calls are. */
  private static Bench measured(Bench bench, int[] sent) {
    bench.invoker.network =
        envelope -> {
          sent[0] = envelope.size();
          return bench.engine.handle(envelope);
        };
    return bench;
  }

  private static void fault(Reply reply, String site, String message) {
    assertThat(((Reply.Faulted) reply).site()).isEqualTo(site);
    assertThat(((Reply.Faulted) reply).message()).isEqualTo(message);
  }

  private static JournalRecord record(Bench bench) {
    return new JournalRecord(Objects.requireNonNull(bench.item(JOURNAL.key(ROOT))));
  }

  private static long bytes(JournalRecord record) {
    return LogPart.bytes(record.log().stream().map(LogPart::of).toList());
  }
}
