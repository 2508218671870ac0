package io.beldi.runtime.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Money;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Route;
import io.beldi.runtime.RowForm;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Seed;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.LocalInvoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.CountingStore;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.RequestKind;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the baseline does, and what it does not promise. */
final class DirectEngineTest {
  private static final long NOW = 1_750_000_000_000L;
  private static final Table ROWS = Table.keyed("test.rows", Table.KeyType.TEXT);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final MemoryStore memory = new MemoryStore();
  private final CountingStore store = new CountingStore(memory);
  private int refusals;
  private final List<Runnable> started = new ArrayList<>();
  private final List<Duration> slept = new ArrayList<>();

  @Test
  void every_operation_is_one_request() {
    String result =
        returned(
            self -> {
              self.put(step(1), row("a"), number(1));
              self.put(step(2), row("b"), number(2));
              List<@Nullable Item> read = self.readAll(step(3), List.of(row("a"), row("b")));
              boolean first = self.insert(step(4), row("c"), number(3));
              boolean second = self.insert(step(5), row("c"), number(4));
              self.putIfAbsent(step(6), row("c"), number(5));
              self.delete(step(7), row("a"));
              return numberOf(read.get(0))
                  + numberOf(read.get(1))
                  + " "
                  + first
                  + second
                  + numberOf(self.read(step(8), row("c")))
                  + self.read(step(9), row("a"));
            });

    assertThat(result).isEqualTo("3 truefalse3null");
    assertThat(store.counts().of(RequestKind.GET)).isEqualTo(4);
    assertThat(store.counts().writes()).isEqualTo(6);
    assertThat(store.counts().total()).isEqualTo(10);
  }

  @Test
  void a_block_that_fails_leaves_half_of_its_work() {
    Reply reply =
        run(
            self -> {
              Retry retry = self.retry(step(1), 5, null);
              Transaction txn = self.begin(step(1), retry);
              try {
                txn.put(step(2), row("a"), number(1));
                if (numberOf(txn.read(step(3), row("a"))) == 1) {
                  throw new Conflict(Duration.ZERO);
                }
                return txn.commitAndReturn("not reached");
              } catch (Conflict error) {
                assertThat(retry.again(txn, error)).isFalse();
                throw error;
              }
            });

    assertThat(reply).isInstanceOf(Reply.Failed.class);
    assertThat(memory.get(row("a"))).isNotNull();
  }

  @Test
  void a_request_that_is_repeated_is_done_again() {
    Body body =
        self -> {
          self.iteration(step(1), 0).update(step(2), row("a"), add("n", 1, null, number(0)));
          Transaction txn = self.begin(step(3), self.retry(step(3), 1, null));
          txn.commit();
          return txn.commitAndReturn("done");
        };
    run("key", body);
    run("key", body);

    assertThat(numberOf(memory.get(row("a")))).isEqualTo(2);
  }

  @Test
  void updates_are_left_to_the_store_where_it_can_do_them() {
    given("a", number(1));
    String result =
        returned(
            self ->
                ""
                    + self.update(step(1), row("a"), add("n", -1, 0L, null))
                    + self.update(step(2), row("a"), add("n", -1, 0L, null))
                    + self.update(step(3), row("b"), add("n", 1, null, null)));

    assertThat(result).isEqualTo("truefalsefalse");
    assertThat(numberOf(memory.get(row("a")))).isZero();
    assertThat(memory.get(row("b"))).isNull();
    assertThat(store.counts().writes()).isEqualTo(3);
    assertThat(store.counts().reads()).isZero();
  }

  @Test
  void updates_that_the_store_cannot_do_read_the_row_and_write_it_back() {
    given(
        "m",
        Item.of(
            Map.of(
                "sum",
                Value.map(
                    Map.of(
                        "amount", Value.number(new BigDecimal("1.00")),
                        "currency", Value.text("EUR"))))));
    Item defaults = number(5).with("other", Value.number(1));
    String result =
        returned(
            self ->
                ""
                    + self.update(
                        step(1),
                        row("m"),
                        new RowUpdate(
                            null,
                            List.of(
                                FieldUpdate.add("sum", new Money(new BigDecimal("2.00"), "EUR")))))
                    + self.update(step(2), row("d"), add("n", 1, null, defaults)));

    assertThat(result).isEqualTo("truetrue");
    assertThat(String.valueOf(memory.get(row("m")))).contains("number=3]");
    assertThat(numberOf(memory.get(row("d")))).isEqualTo(6);
    assertThat(Objects.requireNonNull(memory.get(row("d"))).has("other")).isTrue();
  }

  @Test
  void rows_that_have_expired_are_not_there() {
    given("old", number(1).with(RowForm.EXPIRES, Value.number(NOW / 1000)));
    given("young", number(2).with(RowForm.EXPIRES, Value.number(NOW / 1000 + 1)));
    String result =
        returned(
            self ->
                self.scan(step(1), new Scan(ROWS, 10, null)).items().size()
                    + " "
                    + self.query(
                            step(2), new Query(ROWS, null, Value.text("old"), null, false, 1, null))
                        .items()
                        .size()
                    + self.read(step(3), row("old"))
                    + numberOf(self.read(step(4), row("young")))
                    + self.insert(step(5), row("old"), number(3)));

    assertThat(result).isEqualTo("1 0null2true");
  }

  @Test
  void branches_run_and_the_first_declared_error_in_source_order_counts() {
    String result =
        returned(
            self -> {
              Fork fork = self.fork(step(1), 0);
              Fork.Branch<String> one = fork.branch(scope -> scope.newId(step(2)));
              Fork.Branch<String> other = fork.branch(scope -> scope.newId(step(2)));
              join(fork);
              return one.value().equals(other.value()) ? "same" : "different";
            });
    Reply failed =
        run(
            self -> {
              Fork fork = self.fork(step(1), 0);
              fork.branch(scope -> "fine");
              fork.branch(
                  scope -> {
                    throw new Conflict(Duration.ofMillis(7));
                  });
              fork.branch(
                  scope -> {
                    throw new Conflict(Duration.ofMillis(8));
                  });
              return join(fork);
            });
    Reply faulted =
        run(
            self -> {
              Fork fork = self.fork(step(1), 0);
              fork.branch(
                  scope -> {
                    throw new Fault("here", "broken");
                  });
              return join(fork);
            });

    assertThat(result).isEqualTo("different");
    assertThat(((Reply.Failed) failed).error())
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.retryAfter().toMillis()).isEqualTo(7));
    assertThat(faulted).isEqualTo(new Reply.Faulted("r1@", "here", "broken"));
  }

  @Test
  void calls_bring_results_declared_errors_and_faults() {
    Function callee = new Function("callee", self -> self.newId(step(1)));
    Function failing =
        new Function(
            "failing",
            self -> {
              throw new Conflict(Duration.ofMillis(9));
            });
    Function faulty = new Function("faulty", self -> "" + 1 / (self.newId(step(1)).length() * 0));
    Reply reply = run(self -> call(self, callee), callee);

    assertThat(reply).isInstanceOf(Reply.Returned.class);
    assertThat(run(self -> call(self, failing), failing)).isInstanceOf(Reply.Failed.class);
    assertThat(run(self -> call(self, faulty), faulty)).isInstanceOf(Reply.Faulted.class);
    assertThat(run(self -> call(self, callee))).isInstanceOf(Reply.Faulted.class);
  }

  @Test
  void a_store_that_does_not_answer_makes_callers_unavailable() {
    Function callee =
        new Function(
            "callee",
            self -> {
              memory.close();
              return "" + self.read(step(1), row("a"));
            });

    assertThat(run(self -> call(self, callee), callee)).isInstanceOf(Reply.Unavailable.class);
  }

  @Test
  void work_is_handed_over_at_once_or_later_and_may_be_lost() {
    List<String> seen = new ArrayList<>();
    Function callee = new Function("callee", self -> String.valueOf(seen.add("seen")));
    run(
        self -> {
          self.spawn(step(1), callee.signature(), "", Duration.ZERO);
          self.spawn(step(2), callee.signature(), "", Duration.ofSeconds(3));
          return "";
        },
        callee);
    while (!started.isEmpty()) {
      started.remove(0).run();
    }

    assertThat(seen).hasSize(2);
    assertThat(slept).containsExactly(Duration.ofSeconds(3));
    Reply lost =
        new Rig(new LosingInvoker(), List.of(function(self -> spawned(self, callee)), callee))
            .start(null);
    assertThat(lost).isEqualTo(new Reply.Unavailable("lost"));
    assertThat(
            new Rig(new LosingInvoker(), List.of(function(self -> call(self, callee)), callee))
                .start(null))
        .isEqualTo(new Reply.Unavailable("lost"));
  }

  @Test
  void steps_in_java_are_tried_once() {
    Instance.Extern<String> extern =
        new Instance.Extern<>(
            "test.Steps.next",
            false,
            LIMIT,
            5,
            Duration.ofMillis(1),
            Codecs.STRING,
            List.of(Conflict.TYPE));
    assertThat(returned(self -> ran(self, extern, () -> self.stepKey(step(1)).isEmpty() + "")))
        .isEqualTo("false");
    assertThat(
            run(
                self ->
                    ran(
                        self,
                        extern,
                        () -> {
                          throw new Conflict(Duration.ZERO);
                        })))
        .isInstanceOf(Reply.Failed.class);
    assertThat(
            run(
                self ->
                    ran(
                        self,
                        extern,
                        () -> {
                          throw new IllegalStateException("down");
                        })))
        .isEqualTo(
            new Reply.Faulted(
                "r1@",
                "test.beldi:1",
                "test.Steps.next failed: java.lang.IllegalStateException: down"));
  }

  @Test
  void a_write_that_is_refused_for_load_is_sent_a_few_times() {
    refusals = 4;
    assertThat(returned(self -> written(self))).isEqualTo("written");
    refusals = 5;
    assertThat(run(DirectEngineTest::written)).isInstanceOf(Reply.Unavailable.class);
    assertThat(refusals).isZero();
  }

  @Test
  void input_that_does_not_fit_is_refused() {
    Function function = function(self -> "");
    Rig rig = new Rig(null, List.of(function));

    assertThat(rig.engine.start(new Request(function.signature(), null, Bytes.utf8("{"), LIMIT)))
        .isInstanceOf(Reply.Malformed.class);
    assertThat(rig.engine.tables()).isEmpty();
  }

  @Test
  void nothing_is_kept_and_nothing_is_looked_after() {
    given("a", number(1));
    Engine engine = new Rig(null, List.of(function(self -> ""))).engine;

    assertThat(engine.applicationTables()).containsExactly(ROWS);
    assertThat(engine.due()).isNull();
    assertThat(engine.collector(DeadLetters.none()).pass()).isZero();
    assertThat(engine.sweeper().pass()).isZero();
    assertThat(engine.rows().insert(row("a"), number(2))).isFalse();
    assertThat(engine.rows().insert(row("b"), number(2))).isTrue();
    assertThat(engine.rows().all(ROWS)).hasSize(2);
    assertThat(numberOf(engine.rows().get(row("a")))).isEqualTo(1);
    assertThat(engine.rows().held(ROWS)).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway")
  void nobody_gets_it_by_accident() {
    assertThatThrownBy(() -> new DirectEngine(null, null, null, null, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("unsafe");
  }

  private Reply run(Body body, Function... others) {
    return run(null, body, others);
  }

  private Reply run(@Nullable String key, Body body, Function... others) {
    List<Function> functions = new ArrayList<>(List.of(others));
    functions.add(0, function(body));
    return new Rig(null, functions).start(key);
  }

  private String returned(Body body) {
    Reply reply = run(body);
    assertThat(reply).isInstanceOf(Reply.Returned.class);
    return Json.read(Codecs.STRING, Objects.requireNonNull(((Reply.Returned) reply).output()));
  }

  private void given(String key, Item row) {
    memory.createTables(List.of(ROWS));
    memory.write(new Write.Put(row(key), row, Condition.always()));
  }

  private static Function function(Body body) {
    return new Function("main", body);
  }

  private static String call(Instance self, Function callee) throws Conflict {
    try {
      return self.call(step(90), callee.signature(), "");
    } catch (CallFailed failed) {
      failed.rethrow(Conflict.class);
      throw failed.unexpected();
    }
  }

  private static String written(Instance self) {
    self.put(step(1), row("a"), number(1));
    return "written";
  }

  /** The store, which refuses as many writes as it is told to. */
  private Store overloaded() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("write") && refusals > 0) {
                refusals--;
                return new Outcome.Refused(List.of(new Outcome.Reason.Throttled()));
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private static String spawned(Instance self, Function callee) {
    self.spawn(step(91), callee.signature(), "", Duration.ZERO);
    return "";
  }

  private static String ran(
      Instance self, Instance.Extern<String> extern, Instance.Action<String> action)
      throws Conflict {
    try {
      return self.run(step(1), extern, action);
    } catch (CallFailed failed) {
      failed.rethrow(Conflict.class);
      throw failed.unexpected();
    }
  }

  private static String join(Fork fork) throws Conflict {
    try {
      fork.join();
      return "";
    } catch (CallFailed failed) {
      failed.rethrow(Conflict.class);
      throw failed.unexpected();
    }
  }

  private static Step step(int number) {
    return Step.of(number, "test.beldi:" + number);
  }

  private static ItemKey row(String key) {
    return ItemKey.of(ROWS, Value.text(key));
  }

  private static Item number(long n) {
    return Item.of(Map.of("n", Value.number(n)));
  }

  private static long numberOf(@Nullable Item row) {
    return row != null && row.get("n") instanceof Value.Num number
        ? number.number().longValueExact()
        : -1;
  }

  private static RowUpdate add(
      String field, long amount, @Nullable Long least, @Nullable Item defaults) {
    FieldUpdate.Add add = FieldUpdate.add(field, amount);
    return new RowUpdate(defaults, List.of(least == null ? add : add.atLeast(least)));
  }

  @FunctionalInterface
  private interface Body {
    String run(Instance self) throws DeclaredError;
  }

  private static final class Function extends DurableFunction<String, String> {
    private final Body body;

    Function(String name, Body body) {
      super(
          new Signature<>(
              "test.Service." + name,
              Signature.Kind.EFFECTFUL,
              false,
              Codecs.STRING,
              Codecs.STRING,
              List.of(Conflict.TYPE),
              Set.of(),
              Set.of()));
      this.body = body;
    }

    @Override
    public String execute(Instance self, String in) throws DeclaredError {
      return body.run(self);
    }
  }

  private record Module(List<DurableFunction<?, ?>> functions) implements BeldiModule {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public List<Table> tables() {
      return List.of(ROWS);
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

  /** An engine with those functions, of which the first is run. */
  private final class Rig {
    private final DirectEngine engine;
    private final Function first;

    Rig(@Nullable Invoker invoker, List<Function> functions) {
      this.first = functions.get(0);
      Application application = Application.of(List.of(new Module(List.copyOf(functions))));
      memory.createTables(application.tables());
      Platform platform = new Platform(new Still(), new Counted(), new Inline(), Probe.none());
      LocalInvoker local = new LocalInvoker(platform.concurrency());
      this.engine =
          new DirectEngine(
              Hazard.EFFECTS_MAY_BE_LOST_OR_REPEATED,
              application,
              overloaded(),
              invoker == null ? local : invoker,
              platform);
      local.connect(engine);
    }

    Reply start(@Nullable String key) {
      return engine.start(new Request(first.signature(), key, Bytes.utf8("\"\""), LIMIT));
    }
  }

  private static final class LosingInvoker implements Invoker {
    @Override
    public Bytes call(String function, Bytes envelope) throws InvocationFailed {
      throw new InvocationFailed("lost");
    }

    @Override
    public void send(String function, Bytes envelope) throws InvocationFailed {
      throw new InvocationFailed("lost");
    }
  }

  private final class Still implements Clock {
    @Override
    public long millis() {
      return NOW;
    }

    @Override
    public void sleep(Duration time) {
      slept.add(time);
    }
  }

  private static final class Counted implements Ids {
    private int next;

    @Override
    public String instance() {
      next++;
      return "r" + next;
    }

    @Override
    public long random() {
      return 0;
    }
  }

  private final class Inline implements Concurrency {
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
}
