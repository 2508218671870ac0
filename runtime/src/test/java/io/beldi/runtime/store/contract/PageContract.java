package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.all;
import static io.beldi.runtime.store.contract.StoreFixture.assertInvalid;
import static io.beldi.runtime.store.contract.StoreFixture.bytes;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages of a partition and of a table. */
interface PageContract extends StoreFixture {

  private Table filled(Table.KeyType sort, List<Value> sortKeys) {
    Table table = sorted(Table.KeyType.TEXT, sort);
    List<Value> shuffled = new ArrayList<>(sortKeys);
    Collections.reverse(shuffled);
    Collections.rotate(shuffled, 1);
    for (Value key : shuffled) {
      given(ItemKey.of(table, text("p"), key), Map.of("v", key));
    }
    given(ItemKey.of(table, text("other"), sortKeys.get(0)), Map.of());
    return table;
  }

  private List<Value> sortKeys(
      Table table, Query.@Nullable SortRange range, boolean descending, int limit) {
    return all(
            after ->
                store().query(new Query(table, null, text("p"), range, descending, limit, after)))
        .stream()
        .map(item -> item.get(Table.SORT))
        .toList();
  }

  private static List<Value> numbers(String... numbers) {
    return Stream.of(numbers).map(BigDecimal::new).map(Value::number).toList();
  }

  private void assertOrder(Table.KeyType type, List<Value> ascending) {
    Table table = filled(type, ascending);
    List<Value> descending = new ArrayList<>(ascending);
    Collections.reverse(descending);

    assertThat(sortKeys(table, null, false, 100)).isEqualTo(ascending);
    assertThat(sortKeys(table, null, true, 100)).isEqualTo(descending);
    assertThat(sortKeys(table, null, false, 1)).isEqualTo(ascending);
    assertThat(sortKeys(table, null, true, 2)).isEqualTo(descending);
  }

  @Test
  default void numbersAreOrderedBySize() {
    assertOrder(
        Table.KeyType.NUMBER,
        numbers(
            "-9E125",
            "-1E20",
            "-100.5",
            "-100",
            "-20",
            "-3",
            "-2.51",
            "-2.5",
            "-0.01",
            "-1E-130",
            "0",
            "1E-130",
            "0.009",
            "0.01",
            "0.1",
            "1",
            "1.5",
            "2",
            "9",
            "10",
            "11",
            "19.99",
            "20",
            "100",
            "12345678901234567890123456789012345678",
            "1E40",
            "9E125"));
  }

  @Test
  default void textIsOrderedByItsBytes() {
    assertOrder(
        Table.KeyType.TEXT,
        Stream.of(
                "\u0000",
                " ",
                "1",
                "10",
                "2",
                "A",
                "B",
                "a",
                "a\u0000",
                "aa",
                "b",
                "\u007F",
                "\u0080",
                "é",
                "\u07FF",
                "\u0800",
                "\uD7FF",
                "\uE000",
                "\uFFFF",
                "\uD800\uDC00",
                "\uDBFF\uDFFF")
            .map(Value::text)
            .toList());
  }

  @Test
  default void bytesAreOrderedUnsigned() {
    assertOrder(
        Table.KeyType.BYTES,
        List.of(
            bytes(0),
            bytes(0, 0),
            bytes(0, 1),
            bytes(1),
            bytes(127),
            bytes(128),
            bytes(255),
            bytes(255, 0),
            bytes(255, 255)));
  }

  @Test
  default void aRangeIncludesItsEnds() {
    List<Value> keys = numbers("1", "2", "3", "4", "5");
    Table table = filled(Table.KeyType.NUMBER, keys);

    assertThat(sortKeys(table, range(number(2), number(4)), false, 2))
        .isEqualTo(keys.subList(1, 4));
    assertThat(sortKeys(table, range(number(2), null), false, 2)).isEqualTo(keys.subList(1, 5));
    assertThat(sortKeys(table, range(null, number(4)), false, 2)).isEqualTo(keys.subList(0, 4));
    assertThat(sortKeys(table, range(null, null), false, 2)).isEqualTo(keys);
    assertThat(sortKeys(table, range(number(3), number(3)), true, 2)).isEqualTo(keys.subList(2, 3));
    assertThat(sortKeys(table, range(number(2), number(4)), true, 1))
        .isEqualTo(numbers("4", "3", "2"));
  }

  private static Query.SortRange range(@Nullable Value low, @Nullable Value high) {
    return new Query.SortRange(low, high);
  }

  @Test
  default void aRangeMayBeEmpty() {
    Table table = filled(Table.KeyType.NUMBER, numbers("1", "5"));

    assertThat(sortKeys(table, range(number(2), number(4)), false, 10)).isEmpty();
    assertThat(sortKeys(table, range(number(4), number(2)), false, 10)).isEmpty();
    assertThat(sortKeys(table, range(number(6), null), true, 10)).isEmpty();
  }

  @Test
  default void anEmptyPartitionHasOnePage() {
    Table table = sorted(Table.KeyType.TEXT, Table.KeyType.TEXT);

    assertThat(store().query(new Query(table, null, text("p"), null, false, 1, null)))
        .isEqualTo(new Page(List.of(), null));
    assertThat(store().scan(new Scan(table, 1, null))).isEqualTo(new Page(List.of(), null));
  }

  @Test
  default void aTableWithoutSortKeyIsQueriedToo() {
    ItemKey key = key();
    given(key, Map.of("v", number(1)));

    List<Item> items =
        all(after -> store().query(new Query(key.table(), null, text("k"), null, false, 1, after)));

    assertThat(items).containsExactly(StoreFixture.item(key, Map.of("v", number(1))));
  }

  @Test
  default void aPageHasOneMegabyte() {
    List<Value> keys = numbers("1", "2", "3", "4", "5");
    Table table = sorted(Table.KeyType.TEXT, Table.KeyType.NUMBER);
    for (Value key : keys) {
      given(ItemKey.of(table, text("p"), key), Map.of("v", text("x".repeat(390_000))));
    }

    Page first = store().query(new Query(table, null, text("p"), null, false, 100, null));
    Page scanned = store().scan(new Scan(table, 100, null));

    assertThat(first.items()).hasSizeBetween(2, 3);
    assertThat(first.next()).isNotNull();
    assertThat(scanned.items()).hasSizeBetween(2, 3);
    assertThat(scanned.next()).isNotNull();
    assertThat(sortKeys(table, null, false, 100)).isEqualTo(keys);
    assertThat(sortKeys(table, null, true, 100)).hasSize(5);
  }

  @Test
  default void aQueryGoesOnFromAnyPlaceInItsRangeEvenWhereTheItemIsGone() {
    Table table = filled(Table.KeyType.NUMBER, numbers("1", "3"));
    Item gone = Item.of(Map.of(Table.PARTITION, text("p"), Table.SORT, number(2)));

    Page page = store().query(new Query(table, null, text("p"), null, false, 10, gone));

    assertThat(page.items()).extracting(item -> item.get(Table.SORT)).containsExactly(number(3));
  }

  @Test
  default void aScanReadsEveryItemOnce() {
    Table table = sorted(Table.KeyType.NUMBER, Table.KeyType.TEXT);
    List<Item> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ItemKey key = ItemKey.of(table, number(i % 7), text("s" + i));
      given(key, Map.of("v", number(i)));
      expected.add(StoreFixture.item(key, Map.of("v", number(i))));
    }

    for (int limit : List.of(1, 3, 20, 100)) {
      List<Item> items = all(after -> store().scan(new Scan(table, limit, after)));
      assertThat(items).as("limit %s", limit).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  default void aPageHoldsAtMostItsLimit() {
    Table table = filled(Table.KeyType.NUMBER, numbers("1", "2", "3"));

    assertThat(store().query(new Query(table, null, text("p"), null, false, 2, null)).items())
        .hasSize(2);
    assertThat(store().scan(new Scan(table, 2, null)).items()).hasSize(2);
  }

  @Test
  default void whatCannotBeReadIsRefused() {
    Table table = filled(Table.KeyType.NUMBER, numbers("1", "2"));
    Table keyed = keyed(Table.KeyType.TEXT);
    Item elsewhere = Item.of(Map.of(Table.PARTITION, text("other"), Table.SORT, number(1)));
    Item half = Item.of(Map.of(Table.PARTITION, text("p")));
    Item below = Item.of(Map.of(Table.PARTITION, text("p"), Table.SORT, number(1)));
    Table.Index unknown = new Table.Index("unknown", "v", Table.KeyType.NUMBER, null, null);

    assertInvalid(() -> query(table, null, text("p"), null, 0, null));
    assertInvalid(() -> query(table, null, number(1), null, 1, null));
    assertInvalid(() -> query(table, null, text("p"), range(text("1"), null), 1, null));
    assertInvalid(() -> query(keyed, null, text("p"), range(text("1"), null), 1, null));
    assertInvalid(() -> query(table, null, text("p"), null, 1, elsewhere));
    assertInvalid(() -> query(table, null, text("p"), null, 1, half));
    assertInvalid(() -> query(table, null, text("p"), range(number(2), null), 1, below));
    assertInvalid(() -> query(table, unknown, number(1), null, 1, null));
    assertInvalid(() -> store().scan(new Scan(table, 0, null)));
    assertInvalid(() -> store().scan(new Scan(table, 1, half)));
  }

  private Page query(
      Table table,
      Table.@Nullable Index index,
      Value partition,
      Query.@Nullable SortRange range,
      int limit,
      @Nullable Item after) {
    return store().query(new Query(table, index, partition, range, false, limit, after));
  }
}
