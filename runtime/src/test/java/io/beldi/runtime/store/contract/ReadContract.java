package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.assertFails;
import static io.beldi.runtime.store.contract.StoreFixture.assertInvalid;
import static io.beldi.runtime.store.contract.StoreFixture.bytes;
import static io.beldi.runtime.store.contract.StoreFixture.item;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.putOf;
import static io.beldi.runtime.store.contract.StoreFixture.text;
import static io.beldi.runtime.store.contract.StoreFixture.token;
import static io.beldi.runtime.store.contract.StoreFixture.uniqueName;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads of items by their keys. */
interface ReadContract extends StoreFixture {

  @Test
  default void anItemThatIsNotThereIsNull() {
    assertThat(store().get(key())).isNull();
  }

  @Test
  default void everyTypeOfValueComesBackAsItWas() {
    ItemKey key = key();
    Map<String, Value> attributes =
        Map.of(
            "text", text("Zürich 東京 \uD83D\uDE80 \u0000 end"),
            "emptyText", text(""),
            "number", Value.number(new BigDecimal("-12.0345")),
            "bytes", bytes(0, 127, 128, 255),
            "emptyBytes", bytes(),
            "yes", Value.bool(true),
            "no", Value.bool(false),
            "list", Value.list(List.of(Value.NULL, number(1), text("x"), Value.list(List.of()))),
            "map", Value.map(Map.of("inner", Value.map(Map.of()), "n", number(2))));

    given(key, attributes);

    assertThat(store().get(key)).isEqualTo(item(key, attributes));
  }

  @Test
  default void numbersComeBackInOneForm() {
    ItemKey key = key();
    List<String> given = List.of("1.50", "1E+3", "-0.0", "0.000", "100", "1E-5", "-2.500E2");
    List<String> expected = List.of("1.5", "1000", "0", "0", "100", "0.00001", "-250");
    List<Value> values = given.stream().map(BigDecimal::new).map(Value::number).toList();

    given(key, Map.of("list", Value.list(values)));

    Value.ListOf list = (Value.ListOf) stored(key).get("list");
    assertThat(list.values())
        .extracting(value -> ((Value.Num) value).number().toPlainString())
        .isEqualTo(expected);
  }

  @Test
  default void manyReadsAnswerInOrderWithGapsAndRepeats() {
    Table table = keyed(Table.KeyType.NUMBER);
    ItemKey one = ItemKey.of(table, number(1));
    ItemKey two = ItemKey.of(table, number(2));
    ItemKey none = ItemKey.of(table, number(3));
    given(one, Map.of("v", text("one")));
    given(two, Map.of("v", text("two")));
    Item first = item(one, Map.of("v", text("one")));
    Item second = item(two, Map.of("v", text("two")));

    List<ItemKey> keys = List.of(two, none, one, two, none);

    assertThat(store().getAll(keys)).isEqualTo(Arrays.asList(second, null, first, second, null));
    assertThat(store().snapshot(keys)).isEqualTo(Arrays.asList(second, null, first, second, null));
  }

  @Test
  default void manyReadsReachSeveralTables() {
    Table keyed = keyed(Table.KeyType.TEXT);
    Table sorted = sorted(Table.KeyType.TEXT, Table.KeyType.NUMBER);
    ItemKey one = ItemKey.of(keyed, text("same"));
    ItemKey two = ItemKey.of(sorted, text("same"), number(7));
    given(one, Map.of("v", text("one")));
    given(two, Map.of("v", text("two")));
    List<Item> expected =
        List.of(item(one, Map.of("v", text("one"))), item(two, Map.of("v", text("two"))));

    assertThat(store().getAll(List.of(one, two))).isEqualTo(expected);
    assertThat(store().snapshot(List.of(one, two))).isEqualTo(expected);
  }

  @Test
  default void noKeysReadNothing() {
    assertThat(store().getAll(List.of())).isEmpty();
    assertThat(store().snapshot(List.of())).isEmpty();
  }

  @Test
  default void moreThanAHundredKeysAreReadAtOnce() {
    Table table = keyed(Table.KeyType.NUMBER);
    List<ItemKey> keys = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      ItemKey key = ItemKey.of(table, number(i));
      keys.add(key);
      if (i % 2 == 0) {
        given(key, Map.of("v", number(i)));
      }
    }

    List<Item> items = store().getAll(keys);

    assertThat(items).hasSize(250);
    for (int i = 0; i < 250; i++) {
      Item expected = i % 2 == 0 ? item(keys.get(i), Map.of("v", number(i))) : null;
      assertThat(items.get(i)).isEqualTo(expected);
    }
  }

  @Test
  default void readsLargerThanOneAnswerAreComplete() {
    Table table = keyed(Table.KeyType.NUMBER);
    Value large = text("x".repeat(390_000));
    List<ItemKey> keys = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      keys.add(ItemKey.of(table, number(i)));
      given(keys.get(i), Map.of("v", large));
    }

    assertThat(store().getAll(keys)).hasSize(50).doesNotContainNull();
  }

  @Test
  default void aSnapshotReadsAHundredItemsAndNoMore() {
    Table table = keyed(Table.KeyType.NUMBER);
    List<ItemKey> keys = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      keys.add(ItemKey.of(table, number(i)));
    }

    assertThat(store().snapshot(keys.subList(0, 99))).hasSize(99);
    assertThat(store().snapshot(keys.subList(0, 100))).hasSize(100);
    assertInvalid(() -> store().snapshot(keys));
  }

  @Test
  default void keysThatLookAlikeAreDifferent() {
    Table table = keyed(Table.KeyType.TEXT);
    List<String> keys =
        List.of(
            "é", "e\u0301", "E", "e", "e ", " e", "\uFF45", "e\u0000", "\uD83D\uDE80", "\uFFFD");
    for (String key : keys) {
      given(ItemKey.of(table, text(key)), Map.of("v", text(key)));
    }

    for (String key : keys) {
      assertThat(stored(ItemKey.of(table, text(key)))).isEqualTo(Map.of("v", text(key)));
    }
  }

  @Test
  default void keysNeverRunTogether() {
    Table table = sorted(Table.KeyType.TEXT, Table.KeyType.TEXT);
    given(ItemKey.of(table, text("a"), text("b#c")), Map.of("v", number(1)));

    assertThat(store().get(ItemKey.of(table, text("a#b"), text("c")))).isNull();
    assertThat(store().get(ItemKey.of(table, text("ab"), text("#c")))).isNull();
  }

  @Test
  default void numbersOfOneSizeAreOneKey() {
    Table table = sorted(Table.KeyType.NUMBER, Table.KeyType.NUMBER);
    given(
        ItemKey.of(table, Value.number(new BigDecimal("1.0")), Value.number(new BigDecimal("-0"))),
        Map.of("v", number(1)));

    assertThat(stored(ItemKey.of(table, number(1), number(0)))).isEqualTo(Map.of("v", number(1)));
  }

  @Test
  default void aMissingTableIsNotAMissingItem() {
    Table absent = Table.keyed(uniqueName(), Table.KeyType.TEXT);
    ItemKey key = ItemKey.of(absent, text("k"));
    StoreException.Kind noTable = StoreException.Kind.NO_TABLE;

    assertFails(noTable, () -> store().get(key));
    assertFails(noTable, () -> store().getAll(List.of(key)));
    assertFails(noTable, () -> store().snapshot(List.of(key)));
    assertFails(
        noTable, () -> store().query(new Query(absent, null, text("k"), null, false, 1, null)));
    assertFails(noTable, () -> store().scan(new Scan(absent, 1, null)));
    assertFails(noTable, () -> store().write(putOf(key, "v", number(1))));
    assertFails(noTable, () -> store().transact(List.of(putOf(key, "v", number(1))), token()));
  }
}
