package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.lastBlock;
import static io.beldi.runtime.record.Functions.number;
import static io.beldi.runtime.record.Functions.numberOf;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.SovereignWorkflows.FLIGHT;
import static io.beldi.runtime.record.SovereignWorkflows.HOTEL;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.record.Functions.Domain;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many transactions over the same rows of several services, on real threads. */
final class SovereignContentionTest {
  private static final int CLIENTS = 16;

  private static Function move(Domain domain, String name, long amount) {
    return domain.transactional(
        name,
        (self, in) -> {
          long n = numberOf(self.read(step(1), domain.row(in)));
          self.put(step(2), domain.row(in), number(n + amount));
          return "" + (n + amount);
        });
  }

  private static Function root(String name, Function first, Function second) {
    return effectful(
        name,
        (self, in) ->
            lastBlock(
                self, step(1), 100, txn -> call(txn, 2, first, "x") + call(txn, 3, second, "x")));
  }

  /** Half of them take the rows in the other order: each would wait for the other for ever. */
  @Test
  @Timeout(120)
  void everyClientCommitsThoughAllWantTheSameTwoRowsInEitherOrder() throws InterruptedException {
    Function in = move(HOTEL, "in", 1);
    Function out = move(FLIGHT, "out", -1);
    Function there = root("there", in, out);
    Function back = root("back", out, in);
    Bench bench = new Bench(store -> store, false, in, out, there, back);
    bench.memory.write(new Write.Put(FLIGHT.row("x"), number(1000), Condition.always()));
    RecordEngine engine =
        RecordEngine.local(bench.application, bench.memory, Platform.system(), Settings.standard());
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger committed = new AtomicInteger();
    AtomicReference<Reply> other = new AtomicReference<>();
    List<Thread> threads =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                client ->
                    new Thread(
                        () -> {
                          try {
                            start.await();
                          } catch (InterruptedException stop) {
                            throw new IllegalStateException(stop);
                          }
                          Function root = client % 2 == 0 ? there : back;
                          Reply reply =
                              engine.start(
                                  new Request(
                                      root.signature(),
                                      null,
                                      Json.write(Functions.TEXT, ""),
                                      Duration.ofSeconds(30)));
                          if (reply instanceof Reply.Returned) {
                            committed.incrementAndGet();
                          } else {
                            other.set(reply);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    while (!bench.leftovers().isEmpty() || !bench.isQuiet()) {
      Thread.onSpinWait(); // The last of them are being told of their commit; else it times out.
    }

    assertThat(other.get()).as("not committed").isNull();
    assertThat(committed).hasValue(CLIENTS);
    assertThat(numberOf(bench.item(HOTEL.row("x")))).isEqualTo(CLIENTS);
    assertThat(numberOf(bench.item(FLIGHT.row("x")))).isEqualTo(1000 - CLIENTS);
  }
}
