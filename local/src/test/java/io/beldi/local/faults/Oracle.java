package io.beldi.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What must hold when all is quiet, given the answers that the clients were told. */
final class Oracle {
  private final Application application;
  private final Store store;
  private final Table journal;
  private final Map<Task, String> answers;

  Oracle(Application application, Store store, Table journal, Map<Task, String> answers) {
    this.application = application;
    this.store = store;
    this.journal = journal;
    this.answers = answers;
  }

  /**
   * What the journal holds of ended instances.
   *
   * @param instances how many have left a record
   * @param again how many of these a later attempt than the first has ended
   */
  record Records(int instances, int again) {
    @Override
    public String toString() {
      return instances + " instances, " + again + " of them attempted again";
    }
  }

  /** Checks everything; gives what the journal holds. */
  Records check() {
    moneyIsConserved();
    stockSoldIsOrdered();
    everyParcelArrivesOnce();
    everyTravelIsMadeOnce();
    everyCountIsToldOnce();
    return everyInstanceHasEnded();
  }

  private void moneyIsConserved() {
    Map<String, Long> expected = new TreeMap<>();
    for (int i = 0; i < Workload.ACCOUNTS; i++) {
      expected.put("account" + i, (long) Workload.BALANCE);
    }
    for (Task task : tasks("workloads.Bank.transfer")) {
      if (isReturned(task)) {
        long sum = Long.parseLong(task.about().get(2));
        expected.merge(task.about().get(0), -sum, Long::sum);
        expected.merge(task.about().get(1), sum, Long::sum);
      } else {
        assertThat(answer(task)).startsWith("failed workloads.TooLittle");
      }
    }
    assertThat(numbers("workloads.Ledger.balances")).as("balances").isEqualTo(expected);
  }

  private void stockSoldIsOrdered() {
    Map<String, Long> stock = new TreeMap<>();
    numbers("workloads.Warehouse.stock")
        .keySet()
        .forEach(key -> stock.put(key, (long) Workload.STOCK));
    Map<String, String> orders = new TreeMap<>();
    Map<String, Long> placed = new TreeMap<>();
    for (Task task : tasks("workloads.Shop.buy")) {
      if (isReturned(task)) {
        stock.merge(task.about().get(0), -1L, Long::sum);
        placed.put(task.about().get(1), 1L);
        assertThat(orders.put(output(task).replace("\"", ""), task.about().get(1))).isNull();
      } else {
        assertThat(answer(task)).startsWith("failed workloads.SoldOut");
      }
    }
    Map<String, String> found = new TreeMap<>();
    for (Item row : rows(table("workloads.Orders.orders"))) {
      found.put(text(row.get(Table.PARTITION)), text(row.get("buyer")));
    }
    assertThat(numbers("workloads.Warehouse.stock")).as("stock").isEqualTo(stock);
    assertThat(found).as("orders").isEqualTo(orders);
    assertThat(numbers("workloads.Orders.placed")).as("orders placed").isEqualTo(placed);
  }

  private void everyParcelArrivesOnce() {
    Map<String, Long> sent = new TreeMap<>();
    Map<String, Long> delivered = new TreeMap<>();
    for (Task task : tasks("workloads.Post.mail")) {
      assertThat(answer(task)).isEqualTo("returned 1");
      sent.put(task.about().get(0), 1L);
      task.about().subList(1, task.about().size()).forEach(parcel -> delivered.put(parcel, 1L));
    }
    assertThat(numbers("workloads.Post.sent")).as("mail sent").isEqualTo(sent);
    assertThat(numbers("workloads.Houses.delivered")).as("parcels").isEqualTo(delivered);
  }

  private void everyTravelIsMadeOnce() {
    Map<String, Long> legs = new TreeMap<>();
    Map<String, Long> visits = new TreeMap<>();
    for (Task task : tasks("workloads.Travels.travel")) {
      assertThat(answer(task)).isEqualTo("returned 5");
      legs.put(task.about().get(0), 5L);
      task.about().subList(1, task.about().size()).forEach(station -> visits.put(station, 1L));
    }
    assertThat(numbers("workloads.Travels.legs")).as("travels").isEqualTo(legs);
    assertThat(numbers("workloads.Stations.visits")).as("stations").isEqualTo(visits);
  }

  /** All counts of a counter were told, each to one client. */
  private void everyCountIsToldOnce() {
    Map<String, List<Integer>> told = new TreeMap<>();
    for (Task task : tasks("workloads.Counters.count")) {
      assertThat(isReturned(task)).as(answer(task)).isTrue();
      told.computeIfAbsent(task.about().get(0), name -> new ArrayList<>())
          .add(Integer.parseInt(output(task)));
    }
    Map<String, Long> counts = new TreeMap<>();
    told.forEach(
        (name, numbers) -> {
          counts.put(name, (long) numbers.size());
          numbers.sort(null);
          assertThat(numbers)
              .as("told of " + name)
              .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        });
    assertThat(numbers("workloads.Counters.counts")).as("counters").isEqualTo(counts);
  }

  private Records everyInstanceHasEnded() {
    int instances = 0;
    int again = 0;
    for (Item row : rows(journal)) {
      assertThat(row.has(Journal.DUE)).as("open: %s", row).isFalse();
      if (Journal.isRecord(row)) {
        JournalRecord record = new JournalRecord(row);
        assertThat(record.status().isEnd()).as("without an end: %s", row).isTrue();
        instances++;
        again += record.stamp().isFirst() ? 0 : 1;
      }
    }
    return new Records(instances, again);
  }

  /** Whether somebody has to look after some instance. */
  static boolean isOpen(Store store, Table journal) {
    return rows(store, journal).stream().anyMatch(row -> row.has(Journal.DUE));
  }

  private List<Task> tasks(String function) {
    List<Task> tasks =
        answers.keySet().stream().filter(task -> task.function().equals(function)).toList();
    assertThat(tasks).as(function).isNotEmpty();
    return tasks;
  }

  private String answer(Task task) {
    return Objects.requireNonNull(answers.get(task), task.toString());
  }

  private boolean isReturned(Task task) {
    return answer(task).startsWith("returned ");
  }

  private String output(Task task) {
    return answer(task).substring("returned ".length());
  }

  private Map<String, Long> numbers(String table) {
    Map<String, Long> numbers = new TreeMap<>();
    for (Item row : rows(table(table))) {
      Value.Num value = (Value.Num) Objects.requireNonNull(row.get("value"));
      numbers.put(text(row.get(Table.PARTITION)), value.number().longValueExact());
    }
    return numbers;
  }

  private Table table(String name) {
    return application.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<Item> rows(Table table) {
    return rows(store, table);
  }

  private static List<Item> rows(Store store, Table table) {
    List<Item> rows = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page = store.scan(new Scan(table, 1000, after));
      rows.addAll(page.items());
      after = page.next();
    } while (after != null);
    return rows;
  }

  private static String text(@Nullable Value value) {
    return ((Value.Text) Objects.requireNonNull(value)).text();
  }
}
