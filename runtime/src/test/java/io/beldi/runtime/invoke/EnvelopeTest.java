package io.beldi.runtime.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What travels between executions arrives as it was sent. */
final class EnvelopeTest {
  private static final Envelope ENVELOPE =
      new Envelope(
          new InstanceId("root", Path.ROOT.step(7)),
          "root@",
          Stamp.FIRST.call(2),
          true,
          Envelope.Origin.CALL,
          1,
          2,
          3,
          "travel.Hotel.reserve",
          "v1",
          Bytes.utf8("{\"id\":\"h\\\"1 €\"}"));

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer.Returned(Bytes.utf8("null"), true),
          new Answer.Returned(Bytes.utf8("[1]"), false),
          new Answer.Failed("travel.NoRoom", Bytes.utf8("{}"), true),
          new Answer.Faulted("root@", "travel.beldi:1", "overflow"),
          new Answer.Malformed("/a", "missing"),
          new Answer.InProgress(17),
          new Answer.KeyReused(),
          new Answer.Superseded(),
          new Answer.Unavailable("down"));

  @Test
  void anEnvelopeComesBack() {
    assertThat(Envelope.decode(ENVELOPE.encode())).isEqualTo(ENVELOPE);
  }

  @Test
  void everyKindOfAnswerComesBack() {
    assertThat(ANSWERS).hasSize(9);
    for (Answer answer : ANSWERS) {
      assertThat(Answer.decode(answer.encode())).isEqualTo(answer);
    }
  }

  @Test
  void anythingElseIsRefused() {
    for (String json : List.of("{}", "[]", "[1]", "[\"failed\"]", "[\"other\"]", "", "null")) {
      assertThatThrownBy(() -> Envelope.decode(Bytes.utf8(json)))
          .isInstanceOf(MalformedInput.class);
      assertThatThrownBy(() -> Answer.decode(Bytes.utf8(json))).isInstanceOf(MalformedInput.class);
    }
  }

  @Test
  void waitsDoubleUpToTheirCap() {
    Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(35));
    Ids greatest = fixed(-1);
    for (int failures = 1; failures < 70; failures++) {
      Duration wait = backoff.after(failures, greatest);
      assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(failures == 1 ? 10 : 35));
      assertThat(wait).isGreaterThanOrEqualTo(Duration.ZERO);
    }
    assertThat(backoff.after(2, fixed(20))).isEqualTo(Duration.ofMillis(20));
    assertThat(backoff.after(1, fixed(11))).isZero();
  }

  @Test
  void threadsRunAllTasksAndNoMoreAtOnceThanAllowed() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Runnable task =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          running.decrementAndGet();
          done.incrementAndGet();
        };
    Concurrency.threads().runAll(IntStream.range(0, 50).mapToObj(i -> task).toList(), 3);
    assertThat(done).hasValue(50);
    assertThat(most.get()).isBetween(1, 3);
  }

  private static Ids fixed(long random) {
    return new Ids() {
      @Override
      public String instance() {
        return "i";
      }

      @Override
      public long random() {
        return random;
      }
    };
  }
}
