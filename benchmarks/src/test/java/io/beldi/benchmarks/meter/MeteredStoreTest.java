package io.beldi.benchmarks.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.Index;
import io.beldi.runtime.store.Table.KeyType;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units as the published rules have them, by items of sizes that are easy to add up. */
final class MeteredStoreTest {
  private static final Table ROWS = Table.keyed("test.rows", KeyType.TEXT);
  private static final Table LISTED =
      new Table(
          "test.listed",
          KeyType.TEXT,
          null,
          List.of(new Index("byOwner", "owner", KeyType.TEXT, "at", KeyType.NUMBER)));

  private final CriticalPath path = new CriticalPath();
  private final Meter meter = new Meter(path);
  private final MeteredStore store = new MeteredStore(new MemoryStore(), meter);

  @BeforeEach
  void create() {
    store.createTables(List.of(ROWS, LISTED));
  }

  @Test
  void reads_are_billed_by_four_kilobytes_begun() {
    put("a", 4096);
    put("b", 4097);
    meter.reset();

    store.get(row("a"));
    assertThat(reads()).isEqualTo(1);
    store.get(row("b"));
    assertThat(reads()).isEqualTo(2);
    store.get(row("none"));
    assertThat(reads()).isEqualTo(1);
    store.getAll(List.of(row("a"), row("b"), row("b"), row("none")));
    assertThat(reads()).isEqualTo(4);
    store.snapshot(List.of(row("a"), row("b"), row("none")));
    assertThat(reads()).isEqualTo(8);
  }

  @Test
  void pages_are_billed_by_the_sum_of_their_items() {
    IntStream.range(0, 9).forEach(i -> put("r" + i, 1024));
    meter.reset();

    store.scan(new Scan(ROWS, 100, null));
    assertThat(reads()).isEqualTo(3);
    store.query(new Query(ROWS, null, Value.text("none"), null, false, 10, null));
    assertThat(reads()).isEqualTo(1);
    store.query(
        new Query(LISTED, LISTED.indexes().get(0), Value.text("me"), null, false, 10, null));
    assertThat(reads()).isEqualTo(0.5);
  }

  @Test
  void a_batch_is_a_request_for_every_hundred_keys() {
    store.getAll(IntStream.range(0, 101).mapToObj(i -> row("r" + i)).toList());
    store.getAll(List.of());

    assertThat(meter.usage().byKind()).isEqualTo(Map.of(Kind.BATCH, 2));
  }

  @Test
  void writes_are_billed_by_the_larger_of_before_and_after_also_when_refused() {
    put("a", 3000);
    assertThat(written()).isEqualTo(3);
    put("a", 100);
    assertThat(written()).isEqualTo(3);
    put("a", 100);
    assertThat(written()).isEqualTo(1);
    put("a", 2000);
    meter.reset();
    store.write(new Write.Put(row("a"), filled("a", 10), new Condition.ItemAbsent()));
    assertThat(written()).isEqualTo(2);
    store.write(
        new Write.Update(
            row("a"),
            List.of(new Change.Append("more", List.of(Value.text("x".repeat(1000))))),
            Condition.always()));
    assertThat(written()).isEqualTo(3);
    store.write(new Write.Delete(row("a"), Condition.always()));
    assertThat(written()).isEqualTo(3);
    store.write(new Write.Delete(row("a"), Condition.always()));
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void transactions_cost_twice_as_much_for_each_item() {
    put("a", 2000);
    put("b", 10);
    meter.reset();
    store.transact(
        List.of(
            new Write.Check(row("a"), new Condition.ItemExists()),
            new Write.Put(row("b"), filled("b", 1025), Condition.always())),
        "one");
    assertThat(written()).isEqualTo(8);
    store.transact(
        List.of(
            new Write.Check(row("c"), new Condition.ItemExists()),
            new Write.Put(row("b"), filled("b", 5000), Condition.always())),
        "two");
    assertThat(written()).isEqualTo(2 + 10);
  }

  @Test
  void an_entry_of_an_index_is_billed_when_it_comes_changes_moves_or_goes() {
    listed("me", 1, "x");
    assertThat(written()).isEqualTo(2);
    listed("me", 1, "x");
    assertThat(written()).isEqualTo(1);
    listed("me", 1, "y");
    assertThat(written()).isEqualTo(2);
    listed("you", 1, "y");
    assertThat(written()).isEqualTo(3);
    listed("you", 2, "y");
    assertThat(written()).isEqualTo(3);
    store.write(
        new Write.Update(listed(), List.of(new Change.Remove("owner")), Condition.always()));
    assertThat(written()).isEqualTo(2);
    store.write(
        new Write.Update(
            listed(), List.of(new Change.Assign("owner", Value.text("me"))), Condition.always()));
    assertThat(written()).isEqualTo(2);
    store.write(new Write.Delete(listed(), Condition.always()));
    assertThat(written()).isEqualTo(2);
  }

  @Test
  void what_runs_at_the_same_time_counts_once_in_the_chain() {
    store.get(row("a"));
    Runnable one = () -> store.get(row("a"));
    Runnable three =
        () -> {
          one.run();
          path.runAll(List.of(one, one), 0);
          one.run();
        };
    path.runAll(List.of(one, three, one), 0);
    meter.answered();
    assertThat(meter.usage().chain()).isEqualTo(4);
    assertThat(meter.usage().requests()).isEqualTo(7);

    meter.reset();
    path.runAll(List.of(three, one, one, one), 2);
    path.start(one);
    meter.answered();
    path.drain();
    assertThat(meter.usage().chain()).isEqualTo(3);
    assertThat(meter.usage().requests()).isEqualTo(8);
    path.runAll(List.of(), 0);
  }

  private double reads() {
    double units = meter.usage().readUnits();
    meter.reset();
    return units;
  }

  private long written() {
    long units = meter.usage().writeUnits();
    meter.reset();
    return units;
  }

  private void put(String key, int size) {
    store.write(new Write.Put(row(key), filled(key, size), Condition.always()));
  }

  /** An item of so many bytes, its key included. */
  private static Item filled(String key, int size) {
    int rest = size - Table.PARTITION.length() - key.length() - 1;
    return Item.of(Map.of("f", Value.text("x".repeat(Math.max(0, rest)))));
  }

  private void listed(String owner, int at, String text) {
    Item item =
        Item.of(
            Map.of("owner", Value.text(owner), "at", Value.number(at), "text", Value.text(text)));
    store.write(new Write.Put(listed(), item, Condition.always()));
  }

  private static ItemKey listed() {
    return ItemKey.of(LISTED, Value.text("a"));
  }

  private static ItemKey row(String key) {
    return ItemKey.of(ROWS, Value.text(key));
  }
}
