package io.beldi.local.simulation;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
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
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that the program can do, all at once, and whether it was done exactly once. */
final class WorkWorkload implements Workload {
  private static final String MODULE = "work.";

  private final String name;
  private final Application application;
  private final List<Errands.Errand> errands;

  /**
   * @param errands what clients ask for
   */
  WorkWorkload(String name, Application application, List<Errands.Errand> errands) {
    this.name = name;
    this.application = application;
    this.errands = errands;
  }

  /** Every kind of request. */
  static WorkWorkload everything(Application application) {
    List<Errands.Errand> all = new ArrayList<>(Errands.ALL);
    all.addAll(Deals.ALL);
    return new WorkWorkload("everything", application, all);
  }

  /** Callees that act or do not, as they find the world. */
  static WorkWorkload gates(Application application) {
    return new WorkWorkload("gates", application, Errands.AT_GATES);
  }

  /** Transactions only. */
  static WorkWorkload deals(Application application) {
    return new WorkWorkload("deals", application, Deals.ALL);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Application application() {
    return application;
  }

  @Override
  public void setUp(Store store) {
    for (String account : Deals.ACCOUNTS) {
      put(store, "Savings.balances", account, Deals.MONEY);
      put(store, "Checking.balances", account, Deals.MONEY);
    }
    put(store, "Rooms.free", Deals.PLACE, Deals.STOCK);
    put(store, "Seats.free", Deals.PLACE, Deals.STOCK);
    put(store, "Gates.open", "g0", 1);
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String token = "t" + i;
      Plan plan = errands.get(draw.below(errands.size())).draw(token, draw);
      String key = draw.oneIn(4) ? null : token;
      operations.add(
          new Operation(function(plan).signature(), key, Bytes.utf8(plan.input()), plan));
    }
    return operations;
  }

  @Override
  public boolean mayFault(String function) {
    return function.equals(MODULE + "Risk.break");
  }

  @Override
  public void answered(Operation operation, Reply reply) {
    Deals.answered((Plan) operation.about(), reply);
  }

  @Override
  public void during(Look look) {
    Deals.check(rows(look, Deals.TABLES));
  }

  @Override
  public void atRest(Look look, List<Observation> observations) {
    Map<String, Long> rows = rows(look, null);
    Deals.check(rows);
    Map<String, Map<String, Long>> byToken = byToken(rows);
    for (Observation observation : observations) {
      Plan plan = (Plan) observation.operation().about();
      Map<String, Long> found = byToken.getOrDefault(plan.token(), Map.of());
      byToken.remove(plan.token());
      if (!plan.outcomes().apply(observation.reply()).contains(found)) {
        throw new Violation(
            found.keySet().stream().anyMatch(WorkWorkload::isMessage) ? Invariant.I3 : Invariant.I1,
            plan.function()
                + plan.input()
                + " was answered "
                + observation.reply()
                + " and left "
                + found);
      }
    }
    if (!byToken.isEmpty()) {
      throw new Violation(Invariant.I10, "nobody asked for " + byToken);
    }
    Deals.checkAtRest(rows, observations);
  }

  private static boolean isMessage(String row) {
    return row.startsWith("Inbox.received/") || row.startsWith("Orders.placed/");
  }

  /** The rows that belong to one request each. */
  private static Map<String, Map<String, Long>> byToken(Map<String, Long> rows) {
    Map<String, Map<String, Long>> byToken = new TreeMap<>();
    rows.forEach(
        (row, value) -> {
          String[] parts = row.split("/", 3);
          if (parts[1].startsWith("t")) {
            String token = parts[1].replaceAll("\\..*", "");
            byToken.computeIfAbsent(token, none -> new TreeMap<>()).put(row, value);
          }
        });
    return byToken;
  }

  /**
   * All rows: {@code Service.state/key} or {@code Service.state/key/sort}, and their numbers.
   *
   * @param only of these states; null: of all
   */
  private Map<String, Long> rows(Look look, @Nullable Set<String> only) {
    Map<String, Long> rows = new TreeMap<>();
    for (Table table : application.tables()) {
      String state = table.name().substring(MODULE.length());
      if (only != null && !only.contains(state)) {
        continue;
      }
      for (Item item : look.rows(table)) {
        String key = ((Value.Text) Objects.requireNonNull(item.get(Table.PARTITION))).text();
        String sort = item.get(Table.SORT) instanceof Value.Num number ? "/" + number.number() : "";
        rows.put(state + "/" + key + sort, number(item));
      }
    }
    return rows;
  }

  private static long number(Item item) {
    return ((Value.Num) Objects.requireNonNull(item.get("value"))).number().longValueExact();
  }

  private void put(Store store, String state, String key, long value) {
    Table table =
        application.tables().stream()
            .filter(some -> some.name().equals(MODULE + state))
            .findFirst()
            .orElseThrow();
    Item row = Item.of(Map.of("value", Value.number(value)));
    store.write(new Write.Put(ItemKey.of(table, Value.text(key)), row, Condition.always()));
  }

  private DurableFunction<?, ?> function(Plan plan) {
    return Objects.requireNonNull(application.function(MODULE + plan.function()), plan.function());
  }
}
