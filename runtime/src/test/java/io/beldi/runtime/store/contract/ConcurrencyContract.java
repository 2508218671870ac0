package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.text;
import static io.beldi.runtime.store.contract.StoreFixture.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Many threads at once. */
interface ConcurrencyContract extends StoreFixture {
  int THREADS = 8;

  /** Runs one task per thread, all released at the same moment. */
  private static <T> List<T> race(int threads, IntFunction<Callable<T>> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<T> body = task.apply(i);
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return body.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static long applied(List<Outcome> outcomes) {
    assertThat(outcomes).noneMatch(Outcome.Unknown.class::isInstance);
    return outcomes.stream().filter(Outcome.Applied.class::isInstance).count();
  }

  /** Sends a group until nobody else is in its way. */
  private Outcome settle(List<Write> writes) {
    while (true) {
      Outcome outcome = store().transact(writes, token());
      boolean isConflict =
          outcome instanceof Outcome.Refused refused
              && refused.reasons().stream().anyMatch(Outcome.Reason.Conflict.class::isInstance);
      if (!isConflict) {
        return outcome;
      }
    }
  }

  @Test
  default void ofManyThatCreateAnItemOneWins() throws Exception {
    Table table = keyed(Table.KeyType.NUMBER);
    for (int round = 0; round < 10; round++) {
      ItemKey key = ItemKey.of(table, number(round));
      List<Outcome> outcomes =
          race(
              THREADS,
              thread ->
                  () ->
                      store()
                          .write(
                              new Write.Put(
                                  key,
                                  Item.of(Map.of("winner", number(thread))),
                                  new Condition.ItemAbsent())));

      assertThat(applied(outcomes)).isEqualTo(1);
      int winner = outcomes.indexOf(APPLIED);
      assertThat(stored(key)).isEqualTo(Map.of("winner", number(winner)));
      Outcome lost =
          StoreFixture.refused(
              StoreFixture.conditionFailed(
                  StoreFixture.item(key, Map.of("winner", number(winner)))));
      assertThat(outcomes)
          .filteredOn(outcome -> outcome != outcomes.get(winner))
          .hasSize(THREADS - 1)
          .containsOnly(lost);
    }
  }

  @Test
  default void noIncrementIsLost() throws Exception {
    ItemKey key = key();
    Change add = new Change.Add("n", BigDecimal.ONE, BigDecimal.ZERO);

    List<Long> seen =
        race(
                THREADS,
                thread ->
                    () -> {
                      List<Long> values = new ArrayList<>();
                      for (int i = 0; i < 25; i++) {
                        Outcome outcome =
                            store().write(new Write.Update(key, List.of(add), Condition.always()));
                        Item after = ((Outcome.Applied) outcome).after();
                        values.add(((Value.Num) after.get("n")).number().longValueExact());
                      }
                      return values;
                    })
            .stream()
            .flatMap(List::stream)
            .sorted()
            .toList();

    assertThat(stored(key)).isEqualTo(Map.of("n", number(THREADS * 25)));
    assertThat(seen).hasSize(THREADS * 25).doesNotHaveDuplicates().last().isEqualTo(200L);
  }

  @Test
  default void conditionalDecrementsNeverGoBelowTheirBound() throws Exception {
    ItemKey key = key();
    given(key, Map.of("left", number(10)));
    Change take = new Change.Add("left", BigDecimal.ONE.negate(), BigDecimal.ZERO);
    Condition enough = Condition.atLeast("left", number(1));

    List<Outcome> outcomes = new ArrayList<>();
    race(
            THREADS,
            thread ->
                () -> {
                  List<Outcome> mine = new ArrayList<>();
                  for (int i = 0; i < 5; i++) {
                    mine.add(store().write(new Write.Update(key, List.of(take), enough)));
                  }
                  return mine;
                })
        .forEach(outcomes::addAll);

    assertThat(outcomes).hasSize(40);
    assertThat(applied(outcomes)).isEqualTo(10);
    assertThat(stored(key)).isEqualTo(Map.of("left", number(0)));
  }

  @Test
  default void twoGroupsThatForbidEachOtherAreNeverBothApplied() throws Exception {
    Table table = sorted(Table.KeyType.NUMBER, Table.KeyType.NUMBER);
    int decided = 0;
    for (int round = 0; round < 40; round++) {
      ItemKey left = ItemKey.of(table, number(round), number(0));
      ItemKey right = ItemKey.of(table, number(round), number(1));
      List<Outcome> outcomes =
          race(
              2,
              thread ->
                  () ->
                      store()
                          .transact(
                              List.of(
                                  new Write.Put(
                                      thread == 0 ? left : right,
                                      Item.of(Map.of()),
                                      new Condition.ItemAbsent()),
                                  new Write.Check(
                                      thread == 0 ? right : left, new Condition.ItemAbsent())),
                              token()));
      assertThat(applied(outcomes)).isLessThanOrEqualTo(1);
      decided += (int) applied(outcomes);
    }
    assertThat(decided).isPositive();
  }

  @Test
  default void oneTokenSentTwiceAtOnceIsAppliedOnce() throws Exception {
    ItemKey key = key();
    Change add = new Change.Add("n", BigDecimal.ONE, BigDecimal.ZERO);
    for (int round = 1; round <= 10; round++) {
      String token = token();
      race(
          4,
          thread ->
              () ->
                  store()
                      .transact(
                          List.of(new Write.Update(key, List.of(add), Condition.always())), token));
      assertThat(stored(key)).isEqualTo(Map.of("n", number(round)));
    }
  }

  @Test
  default void aSnapshotNeverSeesHalfAGroup() throws Exception {
    Table table = keyed(Table.KeyType.TEXT);
    ItemKey from = ItemKey.of(table, text("from"));
    ItemKey to = ItemKey.of(table, text("to"));
    given(from, Map.of("n", number(100)));
    given(to, Map.of("n", number(0)));
    AtomicBoolean done = new AtomicBoolean();

    List<Integer> counts =
        race(2, thread -> () -> thread == 0 ? transfer(from, to, done) : watch(from, to, done));

    assertThat(counts.get(0)).isEqualTo(100);
    assertThat(counts.get(1)).isPositive();
    assertThat(stored(to)).isEqualTo(Map.of("n", number(100)));
  }

  private int transfer(ItemKey from, ItemKey to, AtomicBoolean done) {
    int moved = 0;
    for (int i = 0; i < 100; i++) {
      Change less = new Change.Add("n", BigDecimal.ONE.negate(), BigDecimal.ZERO);
      Change more = new Change.Add("n", BigDecimal.ONE, BigDecimal.ZERO);
      Outcome outcome =
          settle(
              List.of(
                  new Write.Update(from, List.of(less), Condition.always()),
                  new Write.Update(to, List.of(more), Condition.always())));
      moved += outcome instanceof Outcome.Applied ? 1 : 0;
    }
    done.set(true);
    return moved;
  }

  private int watch(ItemKey from, ItemKey to, AtomicBoolean done) {
    int looks = 0;
    do {
      long sum =
          store().snapshot(List.of(from, to)).stream()
              .mapToLong(item -> ((Value.Num) item.get("n")).number().longValueExact())
              .sum();
      assertThat(sum).isEqualTo(100);
      looks++;
    } while (!done.get());
    return looks;
  }
}
