package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.SovereignWorkflows.FLIGHT;
import static io.beldi.runtime.record.SovereignWorkflows.HOTEL;
import static io.beldi.runtime.record.SovereignWorkflows.REFUND;
import static io.beldi.runtime.record.SovereignWorkflows.ROOM;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.Functions.Domain;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An attempt of a transaction sleeps before any one of its requests, and when it wakes another
 * transaction has come and gone, all that was due has been seen to, and what was due for deletion
 * is deleted, records of ended transactions among it.
 */
final class SovereignZombieTest {
  private static final int SUM = 8;

  private static final Function MOVE =
      effectful(
          "move",
          (self, in) ->
              lastBlock(
                  self, step(1), 5, txn -> call(txn, 2, ROOM, "x") + call(txn, 3, REFUND, "x")));

  private static final Function AUDIT =
      effectful(
          "audit",
          (self, in) ->
              lastBlock(
                  self,
                  step(1),
                  5,
                  txn -> {
                    long rooms = Long.parseLong(call(txn, 2, count(HOTEL, "rooms"), "x"));
                    long seats = Long.parseLong(call(txn, 3, count(FLIGHT, "seats"), "x"));
                    if (rooms + seats != SUM) {
                      throw new SoldOut(rooms + " and " + seats);
                    }
                    return "" + (rooms + seats);
                  }));

  private static Function count(Domain domain, String name) {
    return domain.transactional(
        name, (self, in) -> "" + numberOf(self.read(step(1), domain.row(in))));
  }

  @ParameterizedTest
  @CsvSource({"audit,0,9", "audit,5,9", "audit,43200,9", "move,0,5", "move,5,5", "move,43200,5"})
  void whoeverWakesLateSeesAndDoesNothingThatIsNotSo(String root, long minutes, int points) {
    int reached = 0;
    for (int request = 1; ; request++) {
      InterruptedStore[] store = new InterruptedStore[1];
      Bench bench = bench(store);
      store[0].before(
          request,
          () -> {
            Reply other = bench.start("move", null, "");
            bench.drain();
            bench.clock.advance(Duration.ofMinutes(minutes));
            bench.engine.collector().pass();
            bench.engine.sweeper().pass();
            assertThat(other).as("whoever is awake").isInstanceOf(Reply.Returned.class);
          });
      Reply reply = bench.start(root, null, "");
      assertThat(reply).isNotInstanceOf(Reply.Faulted.class);
      assertThat(reply instanceof Reply.Failed failed && failed.error() instanceof SoldOut)
          .as("what was seen before request %d", request)
          .isFalse();
      boolean over = store[0].isOver();
      bench.recover();
      assertThat(bench.leftovers()).as("left after request %d", request).isEmpty();
      assertThat(bench.isQuiet()).isTrue();
      assertThat(sum(bench)).as("after request %d", request).isEqualTo(SUM);
      if (!over) {
        break;
      }
      reached++;
    }
    assertThat(reached).as("requests before which it has slept").isEqualTo(points);
  }

  /** Nothing is left then that could say that the transaction is over. */
  @Test
  void aVoteThatComesAfterAllIsForgottenTakesNoRows() {
    List<Bytes> votes = new ArrayList<>();
    Bench bench = bench(new InterruptedStore[1]);
    bench.invoker.network =
        message -> {
          if (!Control.isControl(message)) {
            votes.add(message);
          }
          return bench.engine.handle(message);
        };
    bench.result("move", null, "");
    bench.recover();
    bench.clock.advance(Duration.ofDays(30));
    for (int pass = 0; pass < 5; pass++) {
      bench.engine.sweeper().pass();
    }
    assertThat(bench.journals()).as("all is forgotten").isEmpty();
    String state = bench.state();
    List<Bytes> late = votes.stream().filter(vote -> !isFinish(vote)).toList();
    assertThat(late).hasSize(2);
    for (Bytes vote : late) {
      Answer answer = Answer.decode(bench.engine.handle(vote));
      assertThat(answer).isNotInstanceOf(Answer.Prepared.class);
      assertThat(bench.leftovers()).isEmpty();
      assertThat(bench.state()).isEqualTo(state);
    }
    assertThat(bench.journals()).isEmpty();
  }

  private static boolean isFinish(Bytes message) {
    return Envelope.decode(message).task() == Envelope.Task.FINISH;
  }

  private static Bench bench(InterruptedStore[] store) {
    Bench bench =
        new Bench(
            s -> store[0] = new InterruptedStore(s),
            true,
            ROOM,
            REFUND,
            count(HOTEL, "rooms"),
            count(FLIGHT, "seats"),
            MOVE,
            AUDIT);
    bench.memory.write(new Write.Put(HOTEL.row("x"), number(5), Condition.always()));
    bench.memory.write(new Write.Put(FLIGHT.row("x"), number(3), Condition.always()));
    return bench;
  }

  private static long sum(Bench bench) {
    return numberOf(bench.item(HOTEL.row("x"))) + numberOf(bench.item(FLIGHT.row("x")));
  }
}
