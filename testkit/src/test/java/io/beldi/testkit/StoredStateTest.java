package io.beldi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.Application;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.KeyType;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import io.beldi.testkit.StoredState.Change;
import io.beldi.testkit.StoredState.StoredRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoredStateTest {
  private static final Table TABLE = Table.sorted("shop.Till.rows", KeyType.TEXT, KeyType.NUMBER);
  private static final long START = World.START.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Moments MOMENTS = new Moments(START, START + DAY);

  @Test
  void moments_about_the_run_are_all_the_same_and_other_numbers_are_not() {
    assertThat(MOMENTS.without(Value.number(START + 5)))
        .isEqualTo(MOMENTS.without(Value.number(START + 30 * DAY)))
        .isEqualTo(MOMENTS.without(Value.number(START - 7 * DAY)));
    for (long number : new long[] {0, -1, 5, START / 1000, START - 400 * DAY, START * 2}) {
      assertThat(MOMENTS.without(Value.number(number))).isEqualTo(Value.number(number));
    }
  }

  @Test
  void moments_are_found_inside_of_lists_and_maps() {
    Value some = Value.list(List.of(Value.map(Map.of("at", Value.number(START)))));
    Value other = Value.list(List.of(Value.map(Map.of("at", Value.number(START + DAY)))));

    assertThat(MOMENTS.without(some)).isEqualTo(MOMENTS.without(other)).isNotEqualTo(some);
  }

  @Test
  void an_id_does_not_tell_its_time_but_stays_another_than_that_of_another_step() {
    Path step = Path.ROOT.iteration(1);
    InstanceId root = InstanceId.root("r");
    String id = root.newId(START, step);

    assertThat(MOMENTS.without("order " + id + "!"))
        .isEqualTo(MOMENTS.without("order " + root.newId(START + 77, step) + "!"))
        .isNotEqualTo(MOMENTS.without("order " + root.newId(START, Path.ROOT.iteration(2)) + "!"))
        .endsWith(id.substring(10) + "!");
    assertThat(MOMENTS.without(root.newId(START - 400 * DAY, step)))
        .isEqualTo(root.newId(START - 400 * DAY, step));
  }

  @Test
  void a_row_too_many_is_seen_even_where_two_rows_look_the_same() {
    StoredState one = state(row("a", START, 1));
    StoredState two = state(row("a", START, 1), row("a", START + 30_000, 1));

    assertThat(one.changes(two))
        .containsExactly(new Change("shop.Till.rows[\"a\", \"a moment of the run\"]", "", "1"));
    assertThat(two.changes(one)).hasSize(1);
    assertThat(one).isEqualTo(state(row("a", START + 9, 1)));
  }

  @Test
  void a_changed_row_is_shown_from_both_sides() {
    assertThat(state(row("a", 1, 5)).changes(state(row("a", 1, 6), row("b", 1, 7))))
        .containsExactly(
            new Change("shop.Till.rows[\"a\", 1]", "5", "6"),
            new Change("shop.Till.rows[\"b\", 1]", "", "7"));
  }

  @Test
  void versions_and_expiry_do_not_count_and_fields_are_shown_by_name() {
    Item item =
        Item.of(
            Map.of(
                "_v", Value.text("x"),
                "_ttl", Value.number(START / 1000),
                "name", Value.text("tea"),
                "old", Value.bool(true),
                "none", Value.list(List.of(Value.NULL))));

    assertThat(state(new Write.Put(key("a", 1), item, Condition.always())).rows())
        .containsExactly(
            new StoredRow("shop.Till.rows[\"a\", 1]", "{name: \"tea\", none: [none], old: true}"));
  }

  private static StoredState state(Write... writes) {
    Store store = new MemoryStore();
    store.createTables(List.of(TABLE));
    for (Write write : writes) {
      store.write(write);
    }
    return StoredState.of(rows(store), List.of(TABLE), MOMENTS);
  }

  private static ApplicationRows rows(Store store) {
    return RecordEngine.factory(Settings.standard())
        .local(Application.of(List.of()), store, Platform.system())
        .rows();
  }

  private static Write row(String partition, long sort, long value) {
    Item item = Item.of(Map.of("value", Value.number(value)));
    return new Write.Put(key(partition, sort), item, Condition.always());
  }

  private static ItemKey key(String partition, long sort) {
    return ItemKey.of(TABLE, Value.text(partition), Value.number(sort));
  }
}
