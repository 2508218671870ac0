package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.record.Functions.Domain;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import org.junit.jupiter.api.Test;

/** Transactions in which services take part that keep their tables to themselves. */
final class SovereignTest {
  private static final Domain HOTEL = new Domain("test.Hotel");
  private static final Domain FLIGHT = new Domain("test.Flight");

  private static final Function ROOM = take(HOTEL, "room");
  private static final Function SEAT = take(FLIGHT, "seat");

  private static final Function RESERVE =
      effectful(
          "reserve",
          (self, in) ->
              lastBlock(
                  self,
                  step(1),
                  5,
                  txn -> {
                    call(txn, 2, ROOM, "h");
                    call(txn, 3, SEAT, "f");
                    txn.put(step(4), row("order"), number(1));
                    return "booked";
                  }));

  static Function take(Domain domain, String name) {
    return domain.transactional(
        name,
        (self, in) -> {
          if (!self.update(step(1), domain.row(in), add(-1))) {
            throw new SoldOut(in);
          }
          return "" + numberOf(self.read(step(2), domain.row(in)));
        });
  }

  static void given(Bench bench, ItemKey key, long n) {
    bench.memory.write(new Write.Put(key, number(n), Condition.always()));
  }

  static long read(Bench bench, ItemKey key) {
    return numberOf(bench.item(key));
  }

  @Test
  void aReservationOverTwoServicesHappensAsAWhole() {
    Bench bench = new Bench(ROOM, SEAT, RESERVE);
    given(bench, HOTEL.row("h"), 2);
    given(bench, FLIGHT.row("f"), 1);

    assertThat(bench.result("reserve", "key", "")).isEqualTo("booked");
    assertThat(bench.counts()).as("two participants, and the decision").isEqualTo("2R 3T");
    bench.drain();

    assertThat(bench.counts()).as("all in all").isEqualTo("4R 1W 5T");
    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(1);
    assertThat(read(bench, FLIGHT.row("f"))).isZero();
    assertThat(bench.number("order")).isEqualTo(1);
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
  }

  @Test
  void anErrorOfTheSecondParticipantUndoesTheFirst() {
    Bench bench = new Bench(ROOM, SEAT, RESERVE);
    given(bench, HOTEL.row("h"), 2);
    given(bench, FLIGHT.row("f"), 0);

    assertThat(Bench.error(bench.start("reserve", "key", ""))).isInstanceOf(SoldOut.class);
    bench.drain();

    assertThat(read(bench, HOTEL.row("h"))).isEqualTo(2);
    assertThat(bench.number("order")).isZero();
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.isQuiet()).isTrue();
  }
}
