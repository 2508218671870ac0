package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.record.Functions.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts stop before their time is over, and the instance goes on in another one. */
final class DeadlineTest {
  private static final Duration MARGIN = Settings.standard().attempts().margin();

  @Test
  void anAttemptWithoutTimeForACallDoesNotBeginIt() {
    Duration late = Bench.LIMIT.minus(MARGIN.multipliedBy(2));
    for (long over = 0; over <= 1; over++) {
      Bench[] bench = new Bench[1];
      boolean[] slow = {true};
      Duration pause = late.plusMillis(over);
      Function root =
          effectful(
              "root",
              (self, in) -> {
                call(self, 1, BUMP, "a");
                if (slow[0]) {
                  slow[0] = false;
                  bench[0].clock.advance(pause);
                }
                call(self, 2, BUMP, "b");
                return "done";
              });
      bench[0] = new Bench(BUMP, root);

      Reply reply = bench[0].start("root", "key", "");

      assertThat(bench[0].number("a")).isEqualTo(1);
      assertThat(bench[0].number("b")).isEqualTo(1 - over);
      assertThat(reply instanceof Reply.Unavailable).isEqualTo(over == 1);
      bench[0].recover();
      assertThat(bench[0].result("root", "key", "")).isEqualTo("done");
      assertThat(bench[0].number("b")).isEqualTo(1);
    }
  }

  /** The record is due when the attempt's time is over, so that no request has to say so. */
  @Test
  void anInstanceThatRanOutOfTimeIsDueAtTheDeadline() {
    Bench[] bench = new Bench[1];
    boolean[] slow = {true};
    Function root =
        effectful(
            "root",
            (self, in) -> {
              call(self, 1, BUMP, "a");
              if (slow[0]) {
                slow[0] = false;
                bench[0].clock.advance(Bench.LIMIT.minus(MARGIN));
              }
              call(self, 2, BUMP, "b");
              return "done";
            });
    bench[0] = new Bench(BUMP, root);
    assertThat(bench[0].start("root", "key", "")).isInstanceOf(Reply.Unavailable.class);

    assertThat(bench[0].engine.collector().pass()).as("not due yet").isZero();
    bench[0].clock.advance(MARGIN);
    assertThat(bench[0].engine.collector().pass()).isEqualTo(1);
    bench[0].drain();

    assertThat(bench[0].number("b")).isEqualTo(1);
    assertThat(bench[0].isQuiet()).isTrue();
  }

  @Test
  void anAttemptWithoutTimeForACommitMidwayWritesNothing() {
    Bench[] bench = new Bench[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              bench[0].clock.advance(Bench.LIMIT.minus(MARGIN).plusMillis(1));
              return call(self, 2, BUMP, "b");
            });
    bench[0] = new Bench(BUMP, root);

    assertThat(bench[0].start("root", null, "")).isInstanceOf(Reply.Unavailable.class);
    assertThat(bench[0].counts()).isEmpty();
  }

  @Test
  void theLastCommitIsSentInAnyCase() {
    Bench[] bench = new Bench[1];
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              bench[0].clock.advance(Bench.LIMIT);
              return "done";
            });
    bench[0] = new Bench(root);

    assertThat(bench[0].result("root", null, "")).isEqualTo("done");
    assertThat(bench[0].number("a")).isEqualTo(1);
  }

  @Test
  void aCalleeHasToEndBeforeItsCaller() {
    List<Envelope> calls = new ArrayList<>();
    Function middle = effectful("middle", (self, in) -> call(self, 1, BUMP, in));
    Function root = effectful("root", (self, in) -> call(self, 1, middle, in));
    Bench bench = new Bench(BUMP, middle, root);
    bench.invoker.network =
        envelope -> {
          calls.add(Envelope.decode(envelope));
          return bench.engine.handle(envelope);
        };
    long deadline = bench.clock.millis() + Bench.LIMIT.toMillis();

    bench.result("root", null, "a");

    assertThat(calls)
        .extracting(Envelope::deadline)
        .containsExactly(deadline - MARGIN.toMillis(), deadline - 2 * MARGIN.toMillis());
  }

  @Test
  void aProgramNeverSeesThatACallBroughtNoAnswer() {
    List<Envelope> calls = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    boolean[] down = {true};
    Function root =
        effectful(
            "root",
            (self, in) -> {
              try {
                return self.call(step(1), BUMP.signature(), in);
              } catch (CallFailed failed) {
                seen.add("" + failed);
                return "failed";
              }
            });
    Bench bench = new Bench(BUMP, root);
    bench.invoker.network =
        envelope -> {
          calls.add(Envelope.decode(envelope));
          if (down[0]) {
            throw new Bench.Lost();
          }
          return bench.engine.handle(envelope);
        };

    assertThat(bench.start("root", "key", "a")).isInstanceOf(Reply.Unavailable.class);
    down[0] = false;
    bench.recover();

    assertThat(bench.result("root", "key", "a")).isEmpty();
    assertThat(seen).isEmpty();
    assertThat(calls).hasSize(4);
    assertThat(calls.get(0).sealed()).isFalse();
    assertThat(calls.subList(1, 4)).allMatch(Envelope::sealed);
    for (int i = 1; i < calls.size(); i++) {
      assertThat(calls.get(i).stamp()).isGreaterThan(calls.get(i - 1).stamp());
    }
    assertThat(bench.number("a")).isEqualTo(1);
  }

  @Test
  void aMarginIsNotNegative() {
    assertThatThrownBy(() -> Settings.standard().attempts().withMargin(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("margin");
  }
}
