package io.beldi.runtime.daal;

import static io.beldi.runtime.daal.Place.FLIGHT;
import static io.beldi.runtime.daal.Place.FRONT;
import static io.beldi.runtime.daal.Place.HOTEL;
import static io.beldi.runtime.daal.Place.ORDER;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.call;

import io.beldi.runtime.Instance;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The paper's reservation: a room and a seat in one transaction, the order after it. */
final class Travel {
  static final Function HOTEL_RESERVE =
      HOTEL.transactional("reserve", (self, in) -> take(self, HOTEL, in));
  static final Function FLIGHT_RESERVE =
      FLIGHT.transactional("reserve", (self, in) -> take(self, FLIGHT, in));
  static final Function PLACE =
      ORDER.effectful(
          "place",
          (self, in) -> {
            self.putIfAbsent(step(1), ORDER.row(self.newId(step(2))), number(1));
            return "";
          });

  /** Takes a hotel and a flight, such as {@code h f}. */
  static final Function RESERVE =
      FRONT.effectful(
          "reserve",
          (self, in) -> {
            String[] trip = in.split(" ", 2);
            return lastBlock(
                self,
                step(1),
                5,
                txn -> {
                  call(txn, 2, HOTEL_RESERVE, trip[0]);
                  call(txn, 3, FLIGHT_RESERVE, trip[1]);
                  txn.spawn(step(4), PLACE.signature(), "", Duration.ZERO);
                  return "booked";
                });
          });

  static final List<Function> ALL = List.of(HOTEL_RESERVE, FLIGHT_RESERVE, PLACE, RESERVE);

  private Travel() {}

  static Trial trial(DaalSettings settings, long rooms, long seats) {
    return new Trial(
        settings,
        ALL,
        "front.reserve",
        "h f",
        Map.of(HOTEL.row("h"), rooms, FLIGHT.row("f"), seats));
  }

  private static String take(Instance self, Place place, String key) throws SoldOut {
    long left = numberOf(self.read(step(1), place.row(key)));
    if (left <= 0) {
      throw new SoldOut(key);
    }
    self.put(step(2), place.row(key), number(left - 1));
    return "";
  }
}
