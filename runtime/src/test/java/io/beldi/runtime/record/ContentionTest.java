package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Route;
import io.beldi.runtime.Seed;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many at once, on real threads and on the real clock. */
final class ContentionTest {
  @Test
  void duplicatesOfOneKeyActOnceAndAgree() throws InterruptedException {
    Function root =
        effectful(
            "root",
            (self, in) -> {
              long n = Functions.numberOf(self.read(step(1), row("a")));
              String called = call(self, 2, BUMP, "b");
              self.put(step(3), row("a"), number(n + 1));
              return called + n;
            });
    Bench bench = new Bench(store -> store, false, BUMP, root);
    int agreed = 0;
    for (int round = 0; round < 25; round++) {
      String key = "key" + round;
      List<Reply> replies = together(6, () -> bench.start("root", key, ""));
      String answer = bench.result("root", key, "");
      for (Reply reply : replies) {
        if (reply instanceof Reply.Returned) {
          assertThat(Bench.text(reply)).isEqualTo(answer);
          agreed++;
        } else {
          assertThat(reply).isInstanceOf(Reply.InProgress.class);
        }
      }
      assertThat(bench.number("a")).isEqualTo(round + 1);
      assertThat(bench.number("b")).isEqualTo(round + 1);
    }
    assertThat(agreed).isBetween(25, 150);
  }

  @Test
  void aStoreThatIsBusyNowAndThenChangesNothing() throws InterruptedException {
    Bench bench = new Bench(Busy::new, false, BUMP, Workflows.INCREMENT);
    int replies = 0;
    for (int round = 0; round < 20; round++) {
      int number = round;
      replies +=
          together(4, () -> bench.start("bump", null, "a" + number % 3)).stream()
              .mapToInt(reply -> reply instanceof Reply.Returned ? 1 : 0)
              .sum();
    }
    assertThat(replies).isEqualTo(80);
    assertThat(bench.number("a0") + bench.number("a1") + bench.number("a2")).isEqualTo(80);
  }

  @Test
  void anEngineOfThisMachineRunsWhatIsHandedOver() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    Function later =
        effectful(
            "later",
            (self, in) -> {
              self.put(step(1), row("a"), number(1));
              ran.countDown();
              return "";
            });
    Function root =
        effectful(
            "root",
            (self, in) -> {
              self.spawn(step(1), later.signature(), "", Duration.ZERO);
              return "handed over";
            });
    try (MemoryStore store = new MemoryStore()) {
      Application application = Application.of(List.of(new OneModule(List.of(later, root))));
      RecordEngine engine =
          RecordEngine.local(application, store, Platform.system(), Settings.standard());
      store.createTables(application.tables());
      store.createTables(engine.tables());

      Reply reply =
          engine.start(
              new Request(
                  root.signature(), null, Json.write(Functions.TEXT, ""), Duration.ofSeconds(5)));

      assertThat(Bench.text(reply)).isEqualTo("handed over");
      assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static List<Reply> together(int threads, Supplier<Reply> request)
      throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Reply> replies = new ArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException stop) {
                  throw new IllegalStateException(stop);
                }
                Reply reply = request.get();
                synchronized (replies) {
                  replies.add(reply);
                }
              });
      all.add(thread);
      thread.start();
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(replies).hasSize(threads);
    return replies;
  }

  private record OneModule(List<DurableFunction<?, ?>> functions) implements BeldiModule {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public List<Table> tables() {
      return List.of(Functions.ROWS);
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

  /** Refuses every second write because of another request, and every fifth for load. */
  private static final class Busy implements Store {
    private final Store store;
    private final AtomicInteger writes = new AtomicInteger();

    Busy(Store store) {
      this.store = store;
    }

    @Override
    public void createTables(List<Table> tables) {
      store.createTables(tables);
    }

    @Override
    public @Nullable Item get(ItemKey key) {
      return store.get(key);
    }

    @Override
    public List<@Nullable Item> getAll(List<ItemKey> keys) {
      return store.getAll(keys);
    }

    @Override
    public List<@Nullable Item> snapshot(List<ItemKey> keys) {
      return store.snapshot(keys);
    }

    @Override
    public Page query(Query query) {
      return store.query(query);
    }

    @Override
    public Page scan(Scan scan) {
      return store.scan(scan);
    }

    @Override
    public Outcome write(Write write) {
      return busy(List.of(write), () -> store.write(write));
    }

    @Override
    public Outcome transact(List<Write> group, String token) {
      return busy(group, () -> store.transact(group, token));
    }

    @Override
    public void close() {
      store.close();
    }

    private Outcome busy(List<Write> group, Supplier<Outcome> request) {
      int number = writes.incrementAndGet();
      if (number % 2 != 0 && number % 5 != 0) {
        return request.get();
      }
      List<Reason> reasons = new ArrayList<>();
      group.forEach(write -> reasons.add(new Reason.None()));
      reasons.set(
          group.size() - 1, number % 5 == 0 ? new Reason.Throttled() : new Reason.Conflict());
      return new Outcome.Refused(reasons);
    }
  }
}
