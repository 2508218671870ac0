package io.beldi.local.simulation;

import io.beldi.runtime.invoke.Reply;
import io.beldi.testkit.sim.Draw;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Observation;
import io.beldi.testkit.sim.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Transactions on rows that all requests share. */
final class Deals {
  static final int MONEY = 100;
  static final int STOCK = 4;
  static final List<String> ACCOUNTS = List.of("a", "b");
  static final String PLACE = "p";

  /** Of what {@link #check} looks at. */
  static final Set<String> TABLES =
      Set.of("Savings.balances", "Checking.balances", "Scales.pans", "Rooms.free", "Seats.free");

  private Deals() {}

  static final List<Errands.Errand> ALL =
      List.of(
          (token, draw) -> transfer(token, "Checking.transfer", draw),
          (token, draw) -> transfer(token, "Checking.push", draw),
          (token, draw) -> transfer(token, "Checking.refund", draw),
          (token, draw) -> plain(token, "Checking.audit", "{\"first\":\"a\",\"second\":\"b\"}"),
          (token, draw) ->
              plain(
                  token,
                  "Scales.shift",
                  "{\"left\":\"l\",\"right\":\"r\",\"by\":" + (draw.below(9) - 4) + "}"),
          (token, draw) -> plain(token, "Scales.weigh", "{\"left\":\"l\",\"right\":\"r\"}"),
          Deals::reserve,
          (token, draw) -> plain(token, "Trips.compare", "{\"place\":\"" + PLACE + "\"}"));

  private static Plan transfer(String token, String function, Draw draw) {
    String from = ACCOUNTS.get(draw.below(2));
    String to = ACCOUNTS.get(draw.below(2));
    int sum = 1 + draw.below(MONEY);
    return plain(
        token, function, "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"sum\":" + sum + "}");
  }

  private static Plan reserve(String token, Draw draw) {
    Map<String, Long> placed = Map.of("Orders.placed/" + token, 1L);
    return new Plan(
        token,
        "Trips.reserve",
        "{\"token\":\"" + token + "\",\"place\":\"" + PLACE + "\"}",
        reply ->
            Plan.isOpen(reply)
                ? List.of(Plan.NOTHING, placed)
                : reply instanceof Reply.Returned ? List.of(placed) : List.of(Plan.NOTHING));
  }

  private static Plan plain(String token, String function, String input) {
    return new Plan(token, function, input, reply -> List.of(Plan.NOTHING));
  }

  /**
   * @throws Violation if somebody has seen what never was
   */
  static void answered(Plan plan, Reply reply) {
    if (plan.function().equals("Checking.audit") && reply instanceof Reply.Returned) {
      Long seen = Plan.number(reply);
      if (seen == null || seen != 4L * MONEY) {
        throw new Violation(Invariant.I6, plan.token() + " counted " + seen);
      }
    }
    if (reply instanceof Reply.Failed failed) {
      String error = failed.error().errorType().code();
      if (error.endsWith("Torn") || error.endsWith("Uneven")) {
        throw new Violation(Invariant.I6, plan.token() + " saw " + failed.error().getMessage());
      }
    }
  }

  /**
   * @param rows all rows by name
   * @throws Violation if the sums are not right
   */
  static void check(Map<String, Long> rows) {
    long money = 0;
    for (String account : ACCOUNTS) {
      for (String service : List.of("Savings", "Checking")) {
        long balance = rows.getOrDefault(service + ".balances/" + account, 0L);
        if (balance < 0) {
          throw new Violation(Invariant.I2, service + " " + account + " has " + balance);
        }
        money += balance;
      }
    }
    if (money != 4L * MONEY) {
      throw new Violation(Invariant.I2, "there is " + money + " and not " + 4L * MONEY);
    }
    long left = rows.getOrDefault("Scales.pans/l", 0L);
    long right = rows.getOrDefault("Scales.pans/r", 0L);
    if (left + right != 0) {
      throw new Violation(Invariant.I6, "the scales show " + left + " and " + right);
    }
    long rooms = rows.getOrDefault("Rooms.free/" + PLACE, 0L);
    long seats = rows.getOrDefault("Seats.free/" + PLACE, 0L);
    if (rooms != seats || rooms < 0) {
      throw new Violation(Invariant.I6, rooms + " rooms and " + seats + " seats are free");
    }
  }

  /**
   * @throws Violation if more or less was sold than was ordered
   */
  static void checkAtRest(Map<String, Long> rows, List<Observation> observations) {
    long sold = STOCK - rows.getOrDefault("Rooms.free/" + PLACE, 0L);
    long orders = rows.keySet().stream().filter(row -> row.startsWith("Orders.placed/")).count();
    long counted = rows.getOrDefault("Orders.inFull/" + PLACE, 0L);
    if (sold != orders || sold != counted) {
      throw new Violation(
          Invariant.I3, sold + " sold, " + orders + " ordered, " + counted + " counted");
    }
    long shifted = 0;
    for (Observation observation : observations) {
      Plan plan = (Plan) observation.operation().about();
      if (plan.function().equals("Scales.shift")) {
        if (Plan.isOpen(observation.reply())) {
          return;
        }
        String by = plan.input().replaceAll(".*\"by\":|}", "");
        shifted += observation.reply() instanceof Reply.Returned ? Long.parseLong(by) : 0;
      }
    }
    long pan = rows.getOrDefault("Scales.pans/l", 0L);
    if (pan != shifted) {
      throw new Violation(Invariant.I1, "the scales show " + pan + " after " + shifted);
    }
  }
}
