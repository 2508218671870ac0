package io.beldi.runtime.record;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Route;
import io.beldi.runtime.Seed;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.CountingStore;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.RequestCounts;
import io.beldi.runtime.store.RequestKind;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An engine on the memory store, unless a test brings another one, with a clock that only waits
 * move and hints that wait for us.
 */
public final class Bench {
  static final Duration LIMIT = Duration.ofSeconds(30);

  /** What is below the counted store. */
  final Store memory;

  final CountingStore store;
  final TestClock clock = new TestClock();
  final Platform platform;
  final RecordEngine engine;
  final Application application;
  final QueueInvoker invoker = new QueueInvoker();
  private final Map<String, DurableFunction<?, ?>> functions = new TreeMap<>();

  Bench(Functions.Function... functions) {
    this(store -> store, true, functions);
  }

  /**
   * @param faults stands between the engine and the counted store
   * @param inline whether branches run one after another, in this thread
   */
  Bench(UnaryOperator<Store> faults, boolean inline, Functions.Function... functions) {
    this(Settings.standard(), faults, inline, functions);
  }

  Bench(
      Settings settings,
      UnaryOperator<Store> faults,
      boolean inline,
      Functions.Function... functions) {
    this(settings, new MemoryStore(), new TestIds(), faults, inline, functions);
  }

  /**
   * @param below where the rows are; not closed
   * @param ids must name requests that this store has not seen
   */
  Bench(
      Settings settings,
      Store below,
      Ids ids,
      UnaryOperator<Store> faults,
      boolean inline,
      Functions.Function... functions) {
    this.memory = below;
    this.store = new CountingStore(below);
    this.platform =
        new Platform(clock, ids, inline ? new Inline() : Concurrency.threads(), Probe.none());
    for (Functions.Function function : functions) {
      this.functions.put(function.signature().name(), function);
    }
    this.application =
        Application.of(
            List.of(new TestModule(List.copyOf(Arrays.asList(functions)), tables(functions))));
    this.engine = new RecordEngine(application, faults.apply(store), invoker, platform, settings);
    invoker.connect(engine);
    memory.createTables(application.tables());
    memory.createTables(engine.tables());
  }

  /** Settings under which every recorded entry moves out of the record at once. */
  static Settings rollingOver() {
    Settings standard = Settings.standard();
    return standard.with(standard.layout().withLogItem(1));
  }

  Reply start(String function, @Nullable String key, String input) {
    DurableFunction<?, ?> target = Objects.requireNonNull(functions.get("test." + function));
    Bytes json = Json.write(Functions.TEXT, input);
    return engine.start(new Request(target.signature(), key, json, LIMIT));
  }

  /** The result of a request that is expected to return. */
  String result(String function, @Nullable String key, String input) {
    return text(start(function, key, input));
  }

  public static String text(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      return Json.read(Functions.TEXT, Objects.requireNonNull(returned.output()));
    }
    throw new AssertionError("expected a result, but was " + reply);
  }

  public static DeclaredError error(Reply reply) {
    if (reply instanceof Reply.Failed failed) {
      return failed.error();
    }
    throw new AssertionError("expected a declared error, but was " + reply);
  }

  void given(String key, Item row) {
    memory.write(new Write.Put(Functions.row(key), row, Condition.always()));
  }

  long number(String key) {
    return Functions.numberOf(memory.get(Functions.row(key)));
  }

  @Nullable Item item(ItemKey key) {
    return memory.get(key);
  }

  /** The rows of the application, without the stamps of their writers. */
  String state() {
    List<String> rows = new ArrayList<>();
    for (Table table : application.tables()) {
      for (Item item : scan(table)) {
        rows.add(item.without(Version.ATTRIBUTE).toString());
      }
    }
    rows.sort(String::compareTo);
    return String.join("\n", rows);
  }

  List<Item> scan(Table table) {
    Page page = memory.scan(new Scan(table, 1000, null));
    return page.items();
  }

  List<Item> journal() {
    return scan(engine.tables().get(0));
  }

  /** The records of every domain. */
  List<Item> journals() {
    return engine.tables().stream().flatMap(table -> scan(table).stream()).toList();
  }

  /** Items in which something is left of a transaction that is over. */
  List<Item> leftovers() {
    List<Item> left = new ArrayList<>();
    for (Table table : application.tables()) {
      for (Item item : scan(table)) {
        if (item.has("_lk") || item.has("_sl") || item.has("_ph") || item.has("_le")) {
          left.add(item);
        }
      }
    }
    for (Item item : journals()) {
      if (item.has("ph") && (item.has("due") || item.has("rows") || !item.has("ttl"))) {
        left.add(item);
      }
    }
    return left;
  }

  /** Delivers hints and other hand-overs until there are none. */
  void drain() {
    invoker.drain();
  }

  /** Lets so much time pass that everything open is due, and everything due be done. */
  void recover() {
    drain();
    for (int pass = 0; pass < 20 && !isQuiet(); pass++) {
      clock.advance(Duration.ofMinutes(20));
      engine.collector().pass();
      drain();
    }
  }

  /** Whether nobody has to look after anything. */
  boolean isQuiet() {
    return journals().stream().noneMatch(item -> item.has(Journal.DUE));
  }

  /** Requests of each kind since the last reset, such as {@code 1R 1T}. */
  String counts() {
    RequestCounts counts = store.counts();
    List<String> parts = new ArrayList<>();
    if (counts.reads() > 0) {
      parts.add(counts.reads() + "R");
    }
    if (counts.of(RequestKind.WRITE) > 0) {
      parts.add(counts.writes() + "W");
    }
    if (counts.of(RequestKind.TRANSACT) > 0) {
      parts.add(counts.transactions() + "T");
    }
    return String.join(" ", parts);
  }

  /** Only waits and tests move it. */
  public static final class TestClock implements Clock {
    private final AtomicLong now = new AtomicLong(1_750_000_000_000L);

    @Override
    public long millis() {
      return now.get();
    }

    @Override
    public void sleep(Duration time) {
      advance(time);
    }

    public void advance(Duration time) {
      now.addAndGet(time.toMillis());
    }
  }

  public static final class TestIds implements Ids {
    private final AtomicLong next = new AtomicLong(1);

    @Override
    public String instance() {
      return String.format(Locale.ROOT, "r%08d", next.getAndIncrement());
    }

    @Override
    public long random() {
      return next.getAndIncrement() * 0x9e3779b97f4a7c15L;
    }
  }

  /** Runs calls at once, and keeps hand-overs until they are asked for. */
  public static final class QueueInvoker implements Invoker {
    private final Queue<Bytes> sent = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Handler handler;

    /** Stands between caller and callee. */
    public volatile UnaryOperator<Bytes> network = this::handle;

    /** Says who answers, before the first invocation. */
    public void connect(Handler receiver) {
      handler = receiver;
    }

    @Override
    public Bytes call(String function, Bytes envelope) throws InvocationFailed {
      try {
        return network.apply(envelope);
      } catch (Lost lost) {
        throw new InvocationFailed("lost");
      }
    }

    @Override
    public void send(String function, Bytes envelope) {
      sent.add(envelope);
    }

    public List<Bytes> take() {
      List<Bytes> all = new ArrayList<>(sent);
      sent.clear();
      return all;
    }

    public void drain() {
      for (Bytes next = sent.poll(); next != null; next = sent.poll()) {
        handle(next);
      }
    }

    private Bytes handle(Bytes envelope) {
      return Objects.requireNonNull(handler).handle(envelope);
    }
  }

  /** The answer of a call does not arrive. */
  public static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** One thing after another, in the order of the source. */
  public static final class Inline implements Concurrency {
    private final Queue<Runnable> started = new ArrayDeque<>();

    @Override
    public void runAll(List<Runnable> tasks, int width) {
      tasks.forEach(Runnable::run);
    }

    @Override
    public void start(Runnable task) {
      started.add(task);
    }

    @Override
    public Lock lock() {
      return new ReentrantLock();
    }
  }

  private static List<Table> tables(Functions.Function... functions) {
    List<Table> tables = new ArrayList<>(List.of(Functions.ROWS, Functions.LINES));
    for (Functions.Function function : functions) {
      String domain = function.signature().domain();
      Table table = new Functions.Domain(domain).table();
      if (!domain.isEmpty() && !tables.contains(table)) {
        tables.add(table);
        tables.addAll(
            tables.contains(Functions.SHARED.table())
                ? List.of()
                : List.of(Functions.SHARED.table()));
      }
    }
    return tables;
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
