package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.SHARED;
import static io.beldi.runtime.record.Functions.add;
import static io.beldi.runtime.record.Functions.block;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.TAKE;
import static io.beldi.runtime.record.Workflows.call;

import io.beldi.runtime.record.Functions.Domain;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.record.Functions.SoldOut;
import io.beldi.runtime.store.ItemKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Transactions over services that keep their tables to themselves. The last function is the root.
 */
final class SovereignWorkflows {
  static final Domain HOTEL = new Domain("test.Hotel");
  static final Domain FLIGHT = new Domain("test.Flight");
  static final Domain CAR = new Domain("test.Car");

  static final Function ROOM = take(HOTEL, "room");
  static final Function SEAT = take(FLIGHT, "seat");
  static final Function WHEELS = take(CAR, "wheels");

  /** Adds, to a row that may be absent. */
  static final Function REFUND =
      FLIGHT.transactional(
          "refund",
          (self, in) -> {
            long n = numberOf(self.read(step(1), FLIGHT.row(in)));
            self.put(step(2), FLIGHT.row(in), number(n + 1));
            return "" + (n + 1);
          });

  /** Counts what was handed over to a service that keeps its tables to itself. */
  static final Function NOTE =
      CAR.effectful(
          "note",
          (self, in) -> {
            self.update(step(1), CAR.row(in), Functions.count(1));
            return "";
          });

  private SovereignWorkflows() {}

  /** Takes one of what the row has, and says how many are left. */
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

  /** Rows that have five of everything before. */
  static List<ItemKey> given() {
    return List.of(
        HOTEL.row("a"), FLIGHT.row("a"), CAR.row("a"), SHARED.row("a"), row("a"), row("b"));
  }

  static String answer(String workflow) {
    return Map.of(
            "transfer", "41",
            "booking", "444",
            "nested", "44",
            "soldOut", "sold out: none",
            "twice", "434",
            "handOver", "handed over")
        .getOrDefault(workflow, "");
  }

  static Map<String, List<Function>> all() {
    return Map.of(
        "transfer", List.of(ROOM, REFUND, transfer()),
        "booking", List.of(ROOM, SEAT, WHEELS, TAKE, BUMP, booking()),
        "nested", List.of(WHEELS, SEAT, tour(), nested()),
        "soldOut", List.of(ROOM, SEAT, soldOut()),
        "twice", List.of(ROOM, SEAT, twice()),
        "handOver", List.of(NOTE, BUMP, notes(), handOver()));
  }

  private static Function transfer() {
    return effectful(
        "root",
        (self, in) ->
            lastBlock(
                self, step(1), 5, txn -> call(txn, 2, ROOM, "a") + call(txn, 3, REFUND, "new")));
  }

  /** Three services of their own, one of the project's, an order, and work before and after. */
  private static Function booking() {
    return effectful(
        "root",
        (self, in) -> {
          self.put(step(1), row("log"), number(1));
          String left =
              block(
                  self,
                  step(2),
                  5,
                  txn -> {
                    String all = call(txn, 3, ROOM, "a");
                    call(txn, 4, TAKE, "a");
                    all += call(txn, 5, SEAT, "a");
                    all += call(txn, 6, WHEELS, "a");
                    txn.spawn(step(7), BUMP.signature(), "orders", Duration.ZERO);
                    return all;
                  });
          call(self, 8, BUMP, "c");
          self.put(step(9), row("left"), number(Long.parseLong(left)));
          return left;
        });
  }

  /** A participant that has participants of its own, and hands something over. */
  private static Function tour() {
    return HOTEL.transactional(
        "tour",
        (self, in) -> {
          long n = numberOf(self.read(step(1), HOTEL.row(in)));
          String seat = call(self, 2, SEAT, in);
          String wheels = call(self, 3, WHEELS, in);
          self.put(step(4), HOTEL.row("tour"), number(n));
          return seat + wheels;
        });
  }

  private static Function nested() {
    Function tour = tour();
    return effectful(
        "root", (self, in) -> lastBlock(self, step(1), 5, txn -> call(txn, 2, tour, "a")));
  }

  private static Function soldOut() {
    return effectful(
        "root",
        (self, in) ->
            lastBlock(
                self, step(1), 5, txn -> call(txn, 2, ROOM, "a") + call(txn, 3, SEAT, "none")));
  }

  /** Two calls of one service, the second of which sees what the first has done. */
  private static Function twice() {
    return effectful(
        "root",
        (self, in) ->
            lastBlock(
                self,
                step(1),
                5,
                txn ->
                    call(txn, 2, ROOM, "a") + call(txn, 3, ROOM, "a") + call(txn, 4, SEAT, "a")));
  }

  private static Function notes() {
    return HOTEL.transactional(
        "notes",
        (self, in) -> {
          self.put(step(1), HOTEL.row("noted"), number(1));
          self.spawn(step(2), NOTE.signature(), "a", Duration.ZERO);
          return "";
        });
  }

  private static Function handOver() {
    Function notes = notes();
    return effectful(
        "root",
        (self, in) ->
            lastBlock(
                self,
                step(1),
                5,
                txn -> {
                  call(txn, 2, notes, "a");
                  txn.spawn(step(3), NOTE.signature(), "b", Duration.ZERO);
                  return "handed over";
                }));
  }
}
