package io.beldi.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beldi.benchmarks.latency.Distance.Waiting;
import io.beldi.benchmarks.work.EngineName;
import io.beldi.benchmarks.work.Source;
import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.KeyType;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is measured, and with what; how long anything takes is nobody's promise here. */
final class LatencyTest {
  private static final Table ROWS = Table.keyed("test.rows", KeyType.TEXT);

  @Test
  void waits_have_the_median_that_was_asked_for_and_the_same_seed_gives_the_same() {
    Duration median = Duration.ofMillis(10);
    long[] waits = waits(new Waiting(0.25, 7), median);

    assertThat(waits(new Waiting(0.25, 7), median)).isEqualTo(waits);
    assertThat(waits(new Waiting(0.25, 8), median)).isNotEqualTo(waits);
    Arrays.sort(waits);
    assertThat(waits[waits.length / 2] / 1e6).isCloseTo(10, within(0.3));
    // A lognormal distribution: e to the power of 2.33 times sigma, and the inverse.
    assertThat(waits[waits.length * 99 / 100] / 1e6).isCloseTo(17.9, within(1.0));
    assertThat(waits[waits.length / 100] / 1e6).isCloseTo(5.6, within(0.5));
    assertThat(new Waiting(0, 7).nanos(median)).isEqualTo(median.toNanos());
  }

  @Test
  void the_travel_mix_has_the_proportions_of_the_paper() {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 100_000; i++) {
      counts.merge(Source.travelMix().next().apply(random).function(), 1, Integer::sum);
    }

    assertThat(counts.get("travel.Search.nearby")).isCloseTo(60_000, within(600));
    assertThat(counts.get("travel.Recommendation.best")).isCloseTo(39_000, within(600));
    assertThat(counts.get("travel.Accounts.login")).isCloseTo(500, within(100));
    assertThat(counts.get("travel.Booking.reserve")).isCloseTo(500, within(100));
  }

  @Test
  void every_engine_is_measured_at_every_rate()
      throws IOException,
          ProjectException,
          SeedException,
          InterruptedException,
          ExecutionException {
    Latency.Plan plan =
        new Latency.Plan(
            List.of(EngineName.RECORD, EngineName.DIRECT),
            Distance.none(),
            Duration.ZERO,
            Duration.ofSeconds(1),
            2,
            // The second request would arrive when the turn is over.
            List.of(1),
            2);
    List<LatencyRow> rows =
        new Latency(plan).rising("memory", name -> new MemoryStore(), Source.reservations());

    assertThat(rows)
        .extracting(LatencyRow::engine)
        .containsExactly(EngineName.RECORD, EngineName.DIRECT);
    assertThat(rows).allSatisfy(row -> assertThat(row.requests()).isEqualTo(2));
    assertThat(rows.get(1).ratio()).isEqualTo(1);
    assertThat(LatencyReport.text(rows).lines()).hasSize(3);
    assertThat(LatencyReport.json(rows)).contains("\"engine\" : \"direct\"");
    assertThat(LatencyReport.chart(rows, "memory", "reserve"))
        .contains(">record, p50<")
        .contains(">direct, p99<");
  }

  @Test
  void tables_of_two_namespaces_do_not_meet() {
    MemoryStore memory = new MemoryStore();
    NamespaceStore one = new NamespaceStore(memory, "one.");
    NamespaceStore other = new NamespaceStore(memory, "other.");
    for (NamespaceStore store : List.of(one, other)) {
      store.createTables(List.of(ROWS));
    }
    ItemKey key = ItemKey.of(ROWS, Value.text("a"));
    one.write(new Write.Put(key, Item.of(Map.of()), new Condition.ItemAbsent()));

    assertThat(one.get(key)).isNotNull();
    assertThat(other.getAll(List.of(key))).containsExactly((Item) null);
    assertThat(other.snapshot(List.of(key))).containsExactly((Item) null);
    assertThat(one.scan(new Scan(ROWS, 10, null)).items()).hasSize(1);
    assertThat(other.query(new Query(ROWS, null, Value.text("a"), null, false, 10, null)).items())
        .isEmpty();
    assertThat(
            one.transact(
                List.of(
                    new Write.Check(key, new Condition.ItemExists()),
                    new Write.Delete(ItemKey.of(ROWS, Value.text("b")), Condition.always()),
                    new Write.Update(
                        ItemKey.of(ROWS, Value.text("c")),
                        List.of(new Change.Remove("x")),
                        Condition.always())),
                "t"))
        .isInstanceOf(Outcome.Applied.class);
    one.close();
  }

  private static long[] waits(Waiting waiting, Duration median) {
    return LongStream.range(0, 10_000).map(i -> waiting.nanos(median)).toArray();
  }
}
