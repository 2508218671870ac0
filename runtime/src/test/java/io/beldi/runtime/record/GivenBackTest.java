package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.Functions.Function;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A key that was given back after a conflict belongs to whoever repeats the request. */
final class GivenBackTest {
  private static final Function CALLEE =
      effectful(
          "callee",
          (self, in) -> {
            if (self.read(step(1), row("gate")) == null) {
              throw new Conflict(Duration.ofMillis(5));
            }
            self.put(step(2), row("effect"), number(1));
            return "done";
          });

  private static final Function ROOT =
      effectful(
          "root",
          (self, in) -> {
            try {
              return self.call(step(1), CALLEE.signature(), "");
            } catch (CallFailed failed) {
              failed.rethrow(Conflict.class);
              throw failed.unexpected();
            }
          });

  private final Bench bench = new Bench(CALLEE, ROOT);

  @Test
  void anAttemptThatWasClaimedBeforeDoesNotGoOnAfterTheClientWasTold() {
    bench.invoker.network = this::claimedMeanwhile;
    assertThat(Bench.error(bench.start("root", "key", ""))).isInstanceOf(Conflict.class);
    bench.given("gate", number(1));

    bench.drain();

    assertThat(bench.item(row("effect"))).isNull();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void aRepeatedRequestStillDrivesIt() {
    bench.invoker.network = this::claimedMeanwhile;
    assertThat(Bench.error(bench.start("root", "key", ""))).isInstanceOf(Conflict.class);
    bench.given("gate", number(1));
    bench.drain();

    assertThat(bench.result("root", "key", "")).isEqualTo("done");
    assertThat(bench.number("effect")).isEqualTo(1);
  }

  /** The attempt takes longer than it may, and the collector claims the instance. */
  private Bytes claimedMeanwhile(Bytes envelope) {
    bench.invoker.network = bench.engine::handle;
    Bytes answer = bench.engine.handle(envelope);
    bench.clock.advance(Bench.LIMIT.plusMinutes(20));
    assertThat(bench.engine.collector().pass()).isEqualTo(1);
    return answer;
  }
}
