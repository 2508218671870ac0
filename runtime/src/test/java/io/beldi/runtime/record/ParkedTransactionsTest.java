package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.SovereignWorkflows.FLIGHT;
import static io.beldi.runtime.record.SovereignWorkflows.HOTEL;
import static io.beldi.runtime.record.SovereignWorkflows.ROOM;
import static io.beldi.runtime.record.SovereignWorkflows.SEAT;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.collect.DeadLetter;
import io.beldi.runtime.collect.InstanceAction;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions of which nobody drives the coordinator any more, or the message of the commit. */
final class ParkedTransactionsTest {
  private static final InstanceId KEYED = InstanceId.keyed("test.root", "key");
  private static final Duration RECORDS = Settings.standard().retention().records();

  /** Has done something before its transaction, so that it is recorded. */
  private static final Function ROOT =
      effectful(
          "root",
          (self, in) -> {
            self.update(step(1), row("before"), count(1));
            call(self, 2, BUMP, "c");
            return lastBlock(
                self,
                step(3),
                5,
                txn -> {
                  call(txn, 4, ROOM, "h");
                  call(txn, 5, SEAT, "f");
                  return "booked";
                });
          });

  private final Bench bench = new Bench(ROOM, SEAT, BUMP, ROOT);
  private final List<DeadLetter> letters = new ArrayList<>();

  ParkedTransactionsTest() {
    bench.memory.write(new Write.Put(HOTEL.row("h"), number(2), Condition.always()));
    bench.memory.write(new Write.Put(FLIGHT.row("f"), number(1), Condition.always()));
  }

  @Test
  void whatACoordinatorHeldIsFreeOnceItIsParkedAndItBooksOnceItIsResumed() {
    bench.invoker.network = this::unlessForTheSeat;
    bench.start("root", "key", "");
    collect();

    assertThat(letters).hasSize(1);
    assertThat(record(KEYED).status()).isEqualTo(Status.PARKED);
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
    assertThat(left()).as("rooms and seats").isEqualTo("2 1");

    bench.invoker.network = bench.engine::handle;
    assertThat(bench.engine.parked().resume(KEYED)).isEqualTo(new InstanceAction.Done());
    bench.recover();
    assertThat(bench.result("root", "key", "")).isEqualTo("booked");
    assertThat(left()).isEqualTo("1 0");
    assertThat(bench.number("before")).isEqualTo(1);
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void aVoterOfAParkedCoordinatorThatCouldNotAskLetsGoWhenItCan() {
    boolean[] voted = new boolean[1];
    bench.invoker.network =
        message -> {
          if (!Control.isControl(message) && voted[0]) {
            throw new Bench.Lost();
          }
          if (Control.isControl(message)) {
            throw new Bench.Lost();
          }
          voted[0] |= Envelope.decode(message).function().equals("test.room");
          return bench.engine.handle(message);
        };
    bench.start("root", "key", "");
    collect();
    assertThat(record(KEYED).status()).isEqualTo(Status.PARKED);
    assertThat(bench.leftovers()).as("the room, and the vote").hasSize(2);

    bench.invoker.network = bench.engine::handle;
    collect();
    assertThat(bench.leftovers()).isEmpty();
    assertThat(left()).isEqualTo("2 1");
  }

  @Test
  void aServiceThatWasAwayForLongerThanRecordsAreKeptHearsOfTheCommitAllTheSame() {
    parkTheMessage();

    bench.invoker.network = bench.engine::handle;
    collect();
    assertThat(left()).as("it has asked by itself").isEqualTo("1 0");
    assertThat(bench.leftovers()).isEmpty();
  }

  @Test
  void aMessageOfACommitIsResumedHoweverLateAndNeverAbandoned() {
    JournalRecord message = parkTheMessage();
    assertThat(bench.engine.parked().abandon(message.id(), "who cares"))
        .isEqualTo(new InstanceAction.Evidence());

    bench.invoker.network = bench.engine::handle;
    assertThat(bench.engine.parked().resume(message.id())).isEqualTo(new InstanceAction.Done());
    bench.recover();
    assertThat(record(message.id()).status()).isEqualTo(Status.DONE);
    assertThat(left()).isEqualTo("1 0");
    assertThat(bench.leftovers()).isEmpty();

    bench.clock.advance(RECORDS.plusDays(1));
    for (int pass = 0; pass < 5; pass++) {
      bench.engine.sweeper().pass();
    }
    assertThat(bench.journals()).isEmpty();
  }

  /**
   * Commits a transaction of whose end the flight does not hear, until the message of the commit is
   * parked and the coordinator's record is gone.
   */
  private JournalRecord parkTheMessage() {
    boolean[] away = new boolean[1];
    bench.invoker.network =
        message -> {
          // Nor can it ask, which it does by asking the coordinator to settle.
          if (Control.isControl(message)
              && (isFor(message, "test.seat") || (away[0] && isFor(message, "test.root")))) {
            away[0] = true;
            throw new Bench.Lost();
          }
          return bench.engine.handle(message);
        };
    assertThat(bench.result("root", "key", "")).isEqualTo("booked");
    bench.drain();
    assertThat(left()).as("the hotel has heard of it").isEqualTo("1 1");
    collect();
    assertThat(letters).hasSize(1);
    bench.clock.advance(RECORDS.plusDays(1));
    for (int pass = 0; pass < 5; pass++) {
      bench.engine.sweeper().pass();
    }
    assertThat(bench.memory.get(journal().key(KEYED))).as("the coordinator's record").isNull();
    assertThat(bench.leftovers()).as("the seat, and the vote").hasSize(2);
    JournalRecord message = record(letters.get(0).instance());
    assertThat(message.status()).isEqualTo(Status.PARKED);
    return message;
  }

  private Bytes unlessForTheSeat(Bytes message) {
    if (isFor(message, "test.seat")) {
      throw new Bench.Lost();
    }
    return bench.engine.handle(message);
  }

  private static boolean isFor(Bytes message, String function) {
    String target =
        Control.isControl(message)
            ? Control.decode(message).function()
            : Envelope.decode(message).function();
    return target.equals(function);
  }

  /** Passes of the collector, with time between them, until attempts are exhausted. */
  private void collect() {
    for (int pass = 0; pass < 60; pass++) {
      bench.clock.advance(Duration.ofMinutes(20));
      bench.engine.collector(letters::add).pass();
      bench.drain();
    }
  }

  private JournalRecord record(InstanceId id) {
    return new JournalRecord(bench.memory.get(journal().key(id)));
  }

  private static Journal journal() {
    Settings.Layout layout = Settings.standard().layout();
    return new Journal(layout.prefix(), layout.shards());
  }

  private String left() {
    return numberOf(bench.item(HOTEL.row("h"))) + " " + numberOf(bench.item(FLIGHT.row("f")));
  }
}
