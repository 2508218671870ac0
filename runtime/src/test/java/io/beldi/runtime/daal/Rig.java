package io.beldi.runtime.daal;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Route;
import io.beldi.runtime.Seed;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.collect.DeadLetter;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Backoff;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.Bench;
import io.beldi.runtime.record.Bench.Inline;
import io.beldi.runtime.record.Bench.QueueInvoker;
import io.beldi.runtime.record.Bench.TestClock;
import io.beldi.runtime.record.Bench.TestIds;
import io.beldi.runtime.record.Functions;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.CountingStore;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.RequestCounts;
import io.beldi.runtime.store.RequestKind;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The engine on the memory store, with a clock that only waits move and events that wait. */
final class Rig {
  static final Duration LIMIT = Duration.ofSeconds(30);
  static final Duration DEAD = Duration.ofMinutes(2);

  final MemoryStore memory = new MemoryStore();
  final CountingStore store = new CountingStore(memory);
  final TestClock clock = new TestClock();
  final QueueInvoker invoker = new QueueInvoker();
  final List<DeadLetter> letters = new ArrayList<>();
  final Application application;
  final Engine engine;
  private final Pass collector;
  private final Map<String, DurableFunction<?, ?>> functions = new LinkedHashMap<>();

  Rig(Function... functions) {
    this(settings(), functions);
  }

  Rig(DaalSettings settings, Function... functions) {
    this(settings, store -> store, new Inline(), List.of(functions));
  }

  /**
   * @param faults stands between the engine and the counted store
   * @param concurrency how branches run
   */
  Rig(
      DaalSettings settings,
      UnaryOperator<Store> faults,
      Concurrency concurrency,
      List<Function> functions) {
    functions.forEach(function -> this.functions.put(function.signature().name(), function));
    this.application =
        Application.of(List.of(new TestModule(List.copyOf(functions), tables(functions))));
    Platform platform = new Platform(clock, new TestIds(), concurrency, Probe.none());
    this.engine =
        DaalEngine.factory(settings).create(application, faults.apply(store), invoker, platform);
    invoker.connect(engine);
    memory.createTables(engine.applicationTables());
    memory.createTables(engine.tables());
    this.collector = engine.collector(letters::add);
  }

  /** Executions that live for half a minute, results that are kept as short as can be. */
  static DaalSettings settings() {
    AttemptPolicy policy =
        new AttemptPolicy(
            LIMIT,
            new Backoff(LIMIT, Duration.ofMinutes(5)),
            20,
            3,
            new Backoff(Duration.ofMillis(20), Duration.ofSeconds(2)));
    return DaalSettings.standard().with(policy, DEAD).withRemembered(DEAD);
  }

  Reply start(String function, @Nullable String key, String input) {
    DurableFunction<?, ?> target = Objects.requireNonNull(functions.get(function), function);
    return engine.start(
        new Request(target.signature(), key, Json.write(Functions.TEXT, input), LIMIT));
  }

  /** The result of a request that is expected to return. */
  String result(String function, @Nullable String key, String input) {
    return Bench.text(start(function, key, input));
  }

  void given(ItemKey key, long number) {
    if (!engine.rows().insert(key, Functions.number(number))) {
      throw new IllegalStateException("there is a row " + key);
    }
  }

  long number(ItemKey key) {
    return Functions.numberOf(engine.rows().get(key));
  }

  /** The rows of the application. */
  String state() {
    List<String> rows = new ArrayList<>();
    for (Table table : application.tables()) {
      engine.rows().all(table).forEach(row -> rows.add(table.name() + " " + row));
    }
    rows.sort(String::compareTo);
    return String.join("\n", rows);
  }

  /** Rows that some transaction holds. */
  List<ItemKey> held() {
    return application.tables().stream()
        .flatMap(table -> engine.rows().held(table).stream())
        .toList();
  }

  /** The items of the chain of a row, linked or not. */
  List<Item> chain(ItemKey row) {
    return items(row.table()).stream()
        .filter(item -> row.partition().equals(item.get(Table.PARTITION)))
        .toList();
  }

  /** All items of a table as the engine lays it out, or of one of its own. */
  List<Item> items(Table table) {
    Table stored =
        engine.applicationTables().stream()
            .filter(physical -> physical.name().equals(table.name()))
            .findFirst()
            .orElse(table);
    return memory.scan(new Scan(stored, 1000, null)).items();
  }

  /** What the engine's own tables hold. */
  List<Item> own() {
    return engine.tables().stream().flatMap(table -> items(table).stream()).toList();
  }

  /** Lets so much time pass that everything open is due, and everything due be done. */
  void recover() {
    invoker.drain();
    for (int pass = 0; pass < 60 && !isQuiet(); pass++) {
      clock.advance(Duration.ofMinutes(6));
      collector.pass();
      invoker.drain();
    }
  }

  void collect() {
    collector.pass();
  }

  /** Collects garbage so often, and so late, that all is deleted that ever will be. */
  void sweep() {
    Pass sweeper = engine.sweeper();
    for (int pass = 0; pass < 6; pass++) {
      clock.advance(DEAD.plusSeconds(1));
      sweeper.pass();
    }
  }

  /** Whether nobody has to look after anything. */
  boolean isQuiet() {
    return engine.due() == null;
  }

  /** Requests of each kind since the last reset, such as {@code 1Q 1G 2W}. */
  String counts() {
    RequestCounts counts = store.counts();
    List<String> parts = new ArrayList<>();
    Map<RequestKind, String> names = new LinkedHashMap<>();
    names.put(RequestKind.QUERY, "Q");
    names.put(RequestKind.SCAN, "S");
    names.put(RequestKind.GET, "G");
    names.put(RequestKind.BATCH, "B");
    names.put(RequestKind.SNAPSHOT, "N");
    names.put(RequestKind.WRITE, "W");
    names.put(RequestKind.TRANSACT, "T");
    names.forEach(
        (kind, name) -> {
          if (counts.of(kind) > 0) {
            parts.add(counts.of(kind) + name);
          }
        });
    return String.join(" ", parts);
  }

  private static List<Table> tables(List<Function> functions) {
    Set<Table> tables = new LinkedHashSet<>(List.of(Functions.ROWS, Functions.LINES));
    functions.forEach(function -> tables.add(new Place(function.signature().service()).table()));
    return List.copyOf(tables);
  }

  private record TestModule(List<DurableFunction<?, ?>> functions, List<Table> tables)
      implements BeldiModule {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public List<Route> routes() {
      return List.of();
    }

    @Override
    public List<Seed<?>> seeds() {
      return List.of();
    }
  }
}
