package io.beldi.local.faults;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests of which every lost or doubled effect shows; the same ones for a seed. */
final class Workload {
  static final int ACCOUNTS = 12;
  static final int BALANCE = 60;
  static final int STOCK = 10;
  static final int COUNTERS = 2;

  private final SplittableRandom random;
  private final int articles;
  private final List<Task> tasks = new ArrayList<>();

  private Workload(long seed, int articles) {
    this.random = new SplittableRandom(seed);
    this.articles = articles;
  }

  /**
   * @param articles how many there are, each of them {@link #STOCK} times
   */
  static List<Task> tasks(long seed, int count, int articles) {
    Workload workload = new Workload(seed, articles);
    for (int number = 0; number < count; number++) {
      workload.add("n" + number);
    }
    return List.copyOf(workload.tasks);
  }

  /** Writes what is there at the beginning. */
  static void prepare(Application application, Store store, int articles) {
    for (int i = 0; i < ACCOUNTS; i++) {
      put(application, store, "workloads.Ledger.balances", "account" + i, BALANCE);
    }
    for (int i = 0; i < articles; i++) {
      put(application, store, "workloads.Warehouse.stock", "article" + i, STOCK);
    }
  }

  private static void put(
      Application application, Store store, String table, String key, long value) {
    ItemKey row =
        ItemKey.of(
            application.tables().stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow(),
            Value.text(key));
    Item item = Item.of(Map.of("value", Value.number(value)));
    if (!(store.write(new Write.Put(row, item, Condition.always())) instanceof Outcome.Applied)) {
      throw new AssertionError("the workload could not be prepared");
    }
  }

  private void add(String name) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> transfer();
      case 3, 4 -> buy(name);
      case 5 -> mail(name);
      case 6 -> travel(name);
      default -> count();
    }
  }

  private void transfer() {
    int source = random.nextInt(ACCOUNTS);
    int target = (source + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
    int sum = 1 + random.nextInt(BALANCE / 2);
    add(
        "workloads.Bank.transfer",
        "\"source\":\"account%d\",\"target\":\"account%d\",\"sum\":%d"
            .formatted(source, target, sum),
        "account" + source,
        "account" + target,
        Integer.toString(sum));
  }

  private void buy(String name) {
    String article = "article" + random.nextInt(articles);
    add(
        "workloads.Shop.buy",
        "\"article\":\"%s\",\"buyer\":\"%s\"".formatted(article, name),
        article,
        name);
  }

  private void mail(String name) {
    List<String> parcels =
        IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> name + "-" + i).toList();
    List<String> about = new ArrayList<>(List.of(name));
    about.addAll(parcels);
    add(
        "workloads.Post.mail",
        "\"name\":\"%s\",\"parcels\":%s"
            .formatted(name, parcels.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"))),
        about.toArray(String[]::new));
  }

  private void travel(String name) {
    add(
        "workloads.Travels.travel",
        "\"name\":\"%1$s\",\"first\":\"%1$s-a\",\"second\":\"%1$s-b\",\"third\":\"%1$s-c\""
            .formatted(name),
        name,
        name + "-a",
        name + "-b",
        name + "-c");
  }

  private void count() {
    String counter = "counter" + random.nextInt(COUNTERS);
    add("workloads.Counters.count", "\"name\":\"%s\"".formatted(counter), counter);
  }

  private void add(String function, String fields, String... about) {
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    String input = "{\"requestId\":\"" + key + "\"," + fields + "}";
    tasks.add(new Task(function, key, input, List.of(about)));
  }
}
