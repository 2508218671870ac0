package io.beldi.local.simulation;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.sim.Draw;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Look;
import io.beldi.testkit.sim.Observation;
import io.beldi.testkit.sim.Operation;
import io.beldi.testkit.sim.Violation;
import io.beldi.testkit.sim.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Money in two services that keep it to themselves, weights that balance each other, and marks: a
 * bit for each request, so that the rows say which of them have happened.
 */
final class SovereignBank implements Workload {
  /** The most requests whose bits fit into one number. */
  static final int MOST = 60;

  private static final String MODULE = "domains";
  private static final List<String> SIDES = List.of("East", "West");
  private static final List<String> ACCOUNTS = List.of("a", "b");
  private static final String ONE = "k";
  private static final long MONEY = 100;

  private final Application application;
  private final Rows rows;

  /**
   * One request.
   *
   * @param bit of its mark
   */
  private record Deed(String function, String input, int number, long bit) {}

  SovereignBank(Application application) {
    this.application = application;
    this.rows = new Rows(application, MODULE);
  }

  @Override
  public String name() {
    return "sovereign bank";
  }

  @Override
  public Application application() {
    return application;
  }

  @Override
  public void setUp(Store store) {
    for (String side : SIDES) {
      ACCOUNTS.forEach(account -> rows.put(store, side + "Bank.balances/" + account, MONEY));
    }
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    if (count > MOST) {
      throw new IllegalArgumentException(count + " requests have not enough bits");
    }
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Deed deed = deed(i, draw);
      String name = MODULE + "." + deed.function();
      operations.add(
          new Operation(
              Objects.requireNonNull(application.function(name), name).signature(),
              draw.oneIn(4) ? null : "D" + i,
              Bytes.utf8("{" + deed.input() + "}"),
              deed));
    }
    return operations;
  }

  private static Deed deed(int number, Draw draw) {
    String mark = "\"key\":\"k\",\"mark\":" + (1L << number);
    return switch (draw.below(8)) {
      case 0, 1 -> transfer(number, draw);
      case 2 -> of(number, "Counter.audit", "\"first\":\"a\",\"second\":\"b\"");
      case 3, 4 -> of(number, "Counter.shift", "\"key\":\"k\",\"by\":" + (draw.below(9) - 4));
      case 5 -> of(number, "Counter.compare", "\"key\":\"k\"");
      case 6 -> of(number, SIDES.get(draw.below(2)) + "Bank.mark", mark);
      default -> of(number, "Counter.markBoth", mark);
    };
  }

  private static Deed transfer(int number, Draw draw) {
    String from = ACCOUNTS.get(draw.below(2));
    String to = ACCOUNTS.get(draw.below(2));
    int sum = 1 + draw.below((int) MONEY);
    String input =
        String.format(
            "\"fromEast\":%b,\"from\":\"%s\",\"to\":\"%s\",\"sum\":%d",
            draw.oneIn(2), from, to, sum);
    return of(number, "Counter.transfer", input);
  }

  private static Deed of(int number, String function, String input) {
    return new Deed(function, input, number, 1L << number);
  }

  @Override
  public void answered(Operation operation, Reply reply) {
    Deed deed = (Deed) operation.about();
    if (Answers.isOpen(reply)) {
      return;
    }
    String text = Answers.text(reply);
    if (text.startsWith("Torn")) {
      throw new Violation(Invariant.I8, deed + " saw " + text);
    }
    if (deed.function().equals("Counter.audit") && Long.parseLong(text) != 4 * MONEY) {
      throw new Violation(Invariant.I6, deed + " counted " + text);
    }
  }

  @Override
  public void atRest(Look look, List<Observation> observations) {
    Map<String, Value> found = rows.all(look);
    long money = 0;
    for (String side : SIDES) {
      for (String account : ACCOUNTS) {
        long balance = number(found, side + "Bank.balances/" + account);
        if (balance < 0) {
          throw new Violation(Invariant.I2, side + " owes " + balance);
        }
        money += balance;
      }
    }
    if (money != 4 * MONEY) {
      throw new Violation(Invariant.I2, "there is " + money + " and not " + 4 * MONEY);
    }
    long left = number(found, "EastBank.weights/" + ONE);
    long right = number(found, "WestBank.weights/" + ONE);
    if (left + right != 0) {
      throw new Violation(Invariant.I6, left + " and " + right + " do not balance");
    }
    checkShifts(left, observations);
    checkMarks(found, observations);
  }

  private static void checkShifts(long left, List<Observation> observations) {
    long shifted = 0;
    for (Observation observation : observations) {
      Deed deed = (Deed) observation.operation().about();
      if (deed.function().equals("Counter.shift")) {
        if (Answers.isOpen(observation.reply())) {
          return;
        }
        shifted += Long.parseLong(deed.input().replaceAll(".*:", ""));
      }
    }
    if (left != shifted) {
      throw new Violation(Invariant.I1, left + " is there after shifts of " + shifted);
    }
  }

  private static void checkMarks(Map<String, Value> found, List<Observation> observations) {
    for (String side : SIDES) {
      long certain = 0;
      long possible = 0;
      long both = 0;
      for (Observation observation : observations) {
        Deed deed = (Deed) observation.operation().about();
        boolean here = deed.function().equals(side + "Bank.mark");
        boolean everywhere = deed.function().equals("Counter.markBoth");
        if (here || everywhere) {
          possible |= deed.bit();
          certain |= Answers.isOpen(observation.reply()) ? 0 : deed.bit();
          both |= everywhere ? deed.bit() : 0;
        }
      }
      long marks = number(found, side + "Bank.marks/" + ONE);
      if ((marks & certain) != certain || (marks & ~possible) != 0) {
        throw new Violation(Invariant.I1, side + " has the marks " + Long.toBinaryString(marks));
      }
      long others = number(found, (side.equals("East") ? "West" : "East") + "Bank.marks/" + ONE);
      if ((marks & both) != (others & both)) {
        throw new Violation(Invariant.I6, "only one has a mark of " + ((marks ^ others) & both));
      }
      long notes = number(found, side + "Bank.notes/" + ONE);
      if (notes != (marks & both)) {
        throw new Violation(
            Invariant.I3, side + " has notes of " + notes + " after " + (marks & both));
      }
    }
  }

  private static long number(Map<String, Value> rows, String row) {
    return rows.get(row) instanceof Value.Num number ? number.number().longValueExact() : 0;
  }
}
