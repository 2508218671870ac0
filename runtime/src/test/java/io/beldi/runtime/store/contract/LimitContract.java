package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.assertInvalid;
import static io.beldi.runtime.store.contract.StoreFixture.bytes;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.putOf;
import static io.beldi.runtime.store.contract.StoreFixture.reason;
import static io.beldi.runtime.store.contract.StoreFixture.text;
import static io.beldi.runtime.store.contract.StoreFixture.uniqueName;
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
import org.junit.jupiter.api.Test;

/** Limits, each from both sides. */
interface LimitContract extends StoreFixture {
  /** Bytes left for the value of an attribute "v" in the largest item of {@link #key}. */
  int ROOM = 400 * 1024 - "_pk".length() - "k".length() - "v".length();

  private Outcome update(ItemKey key, Change... changes) {
    return store().write(new Write.Update(key, List.of(changes), Condition.always()));
  }

  @Test
  default void anItemHas400Kilobytes() {
    ItemKey key = key();

    given(key, Map.of("v", text("x".repeat(ROOM - 1))));
    given(key, Map.of("v", text("x".repeat(ROOM))));
    assertInvalid(() -> put(key, Map.of("v", text("x".repeat(ROOM + 1)))));
  }

  @Test
  default void anUpdateCannotGrowAnItemBeyond400Kilobytes() {
    ItemKey key = key();
    given(key, Map.of("v", text("x".repeat(ROOM - 200))));

    assertThat(update(key, new Change.Assign("w", text("x".repeat(100)))))
        .isInstanceOf(Outcome.Applied.class);
    assertThat(reason(update(key, new Change.Assign("w", text("x".repeat(200))))))
        .isInstanceOf(Outcome.Reason.Invalid.class);
    assertThat(stored(key)).containsEntry("w", text("x".repeat(100)));
  }

  @Test
  default void sizeCountsBytesNotCharacters() {
    ItemKey key = key();

    given(key, Map.of("v", text("é".repeat(ROOM / 2))));
    assertInvalid(() -> put(key, Map.of("v", text("é".repeat(ROOM / 2 + 1)))));
  }

  @Test
  default void aPartitionKeyHas2048Bytes() {
    Table texts = keyed(Table.KeyType.TEXT);
    Table binaries = keyed(Table.KeyType.BYTES);

    given(ItemKey.of(texts, text("é".repeat(1023) + "x")), Map.of());
    given(ItemKey.of(texts, text("é".repeat(1024))), Map.of());
    assertInvalid(() -> put(ItemKey.of(texts, text("é".repeat(1024) + "x")), Map.of()));
    given(ItemKey.of(binaries, bytes(new int[2048])), Map.of());
    assertInvalid(() -> put(ItemKey.of(binaries, bytes(new int[2049])), Map.of()));
    assertInvalid(() -> store().get(ItemKey.of(binaries, bytes(new int[2049]))));
  }

  @Test
  default void aSortKeyHas1024Bytes() {
    Table table = sorted(Table.KeyType.TEXT, Table.KeyType.TEXT);

    given(ItemKey.of(table, text("k"), text("x".repeat(1023))), Map.of());
    given(ItemKey.of(table, text("k"), text("x".repeat(1024))), Map.of());
    assertInvalid(() -> put(ItemKey.of(table, text("k"), text("x".repeat(1025))), Map.of()));
  }

  @Test
  default void aKeyIsNotEmpty() {
    Table texts = sorted(Table.KeyType.TEXT, Table.KeyType.BYTES);

    given(ItemKey.of(texts, text("k"), bytes(0)), Map.of());
    assertInvalid(() -> put(ItemKey.of(texts, text(""), bytes(0)), Map.of()));
    assertInvalid(() -> put(ItemKey.of(texts, text("k"), bytes()), Map.of()));
    assertInvalid(() -> store().get(ItemKey.of(texts, text(""), bytes(0))));
  }

  @Test
  default void aKeyFitsTheTable() {
    Table keyed = keyed(Table.KeyType.TEXT);
    Table sorted = sorted(Table.KeyType.TEXT, Table.KeyType.NUMBER);

    assertInvalid(() -> store().get(ItemKey.of(keyed, number(1))));
    assertInvalid(() -> store().get(ItemKey.of(keyed, text("k"), number(1))));
    assertInvalid(() -> store().get(ItemKey.of(sorted, text("k"))));
    assertInvalid(() -> store().get(ItemKey.of(sorted, text("k"), text("1"))));
    assertInvalid(() -> put(ItemKey.of(sorted, Value.bool(true), number(1)), Map.of()));
  }

  @Test
  default void textIsWellFormed() {
    ItemKey key = key();
    for (String bad : List.of("\uD800", "\uDC00", "a\uD800b", "\uDC00\uD800", "x\uD83D")) {
      assertInvalid(() -> put(ItemKey.of(key.table(), text(bad)), Map.of()));
      assertInvalid(() -> store().get(ItemKey.of(key.table(), text(bad))));
      assertInvalid(() -> put(key, Map.of("v", text(bad))));
      assertInvalid(() -> put(key, Map.of(bad, text("v"))));
      assertInvalid(() -> put(key, Map.of("v", Value.list(List.of(text(bad))))));
      assertInvalid(() -> put(key, Map.of("v", Value.map(Map.of(bad, text("v"))))));
      assertInvalid(() -> update(key, new Change.Assign("v", text(bad))));
    }
    assertThat(store().get(key)).isNull();
  }

  @Test
  default void aNumberHas38Digits() {
    ItemKey key = key();
    for (String good : List.of("1".repeat(37), "1".repeat(38), "-0." + "1".repeat(38))) {
      given(key, Map.of("v", decimal(good)));
      assertThat(stored(key)).isEqualTo(Map.of("v", decimal(good)));
    }
    given(key, Map.of("v", decimal("1".repeat(38) + "00")));
    assertInvalid(() -> put(key, Map.of("v", decimal("1".repeat(39)))));
    assertInvalid(() -> put(key, Map.of("v", decimal("1." + "1".repeat(38)))));
  }

  private static Value decimal(String number) {
    return Value.number(new BigDecimal(number));
  }

  @Test
  default void aNumberHasABoundedMagnitude() {
    ItemKey key = key();
    String most = "9." + "9".repeat(37) + "E125";
    for (String good : List.of("1E125", most, "-" + most, "1E-130", "-1E-130", "1.5E-129")) {
      given(key, Map.of("v", decimal(good)));
      assertThat(stored(key)).as(good).isEqualTo(Map.of("v", decimal(good)));
    }
    for (String bad : List.of("1E126", "-1E126", "1E-131", "-1E-131", "1E999999999")) {
      assertInvalid(() -> put(key, Map.of("v", decimal(bad))));
    }
  }

  @Test
  default void listsAndMapsNest31Deep() {
    ItemKey key = key();
    for (int depth : List.of(30, 31)) {
      given(key, Map.of("v", nested(depth)));
      assertThat(stored(key)).isEqualTo(Map.of("v", nested(depth)));
    }
    assertInvalid(() -> put(key, Map.of("v", nested(32))));
    assertInvalid(() -> update(key, new Change.Assign("v", nested(32))));
  }

  private static Value nested(int depth) {
    Value value = number(1);
    for (int i = 0; i < depth; i++) {
      value = i % 2 == 0 ? Value.map(Map.of("m", value)) : Value.list(List.of(value));
    }
    return value;
  }

  @Test
  default void anUpdateChangesSomethingButNoKeyAndNothingTwice() {
    ItemKey key = key();

    assertInvalid(() -> update(key));
    assertInvalid(() -> update(key, new Change.Assign(Table.PARTITION, text("k"))));
    assertInvalid(() -> update(key, new Change.Assign("a", number(1)), new Change.Remove("a")));
    assertInvalid(() -> update(key, new Change.Assign("", number(1))));
    assertThat(store().get(key)).isNull();
  }

  @Test
  default void expressionsHave4Kilobytes() {
    ItemKey key = key();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      changes.add(new Change.Assign("a" + i, number(i)));
    }

    assertThat(update(key, changes.toArray(Change[]::new))).isInstanceOf(Outcome.Applied.class);
    for (int i = 200; i < 400; i++) {
      changes.add(new Change.Assign("a" + i, number(i)));
    }
    assertInvalid(() -> update(key, changes.toArray(Change[]::new)));
  }

  @Test
  default void aConditionHasPartsAndComparesWhatHasAnOrder() {
    ItemKey key = key();
    List<Condition> bad =
        List.of(
            new Condition.All(List.of()),
            new Condition.Any(List.of()),
            new Condition.All(List.of(new Condition.Any(List.of()))),
            Condition.has(""),
            Condition.equal("a", text("\uD800")),
            Condition.less("a", Value.bool(true)),
            Condition.atMost("a", Value.list(List.of())),
            Condition.atLeast("a", Value.NULL));
    for (Condition condition : bad) {
      assertInvalid(() -> store().write(new Write.Put(key, Item.of(Map.of()), condition)));
    }
    assertThat(store().get(key)).isNull();
  }

  @Test
  default void indexedAttributesFitTheirIndex() {
    Table.Index index =
        new Table.Index("byOwner", "owner", Table.KeyType.TEXT, "age", Table.KeyType.NUMBER);
    Table table = create(new Table(uniqueName(), Table.KeyType.TEXT, null, List.of(index)));
    ItemKey key = ItemKey.of(table, text("k"));

    given(key, Map.of("owner", text("x".repeat(2048)), "age", number(1)));
    assertInvalid(() -> put(key, Map.of("owner", text(""))));
    assertInvalid(() -> put(key, Map.of("owner", number(1))));
    assertInvalid(() -> put(key, Map.of("age", text("1"))));
    assertInvalid(() -> put(key, Map.of("owner", text("x".repeat(2049)))));
    assertInvalid(() -> update(key, new Change.Assign("owner", text(""))));
    assertInvalid(() -> update(key, new Change.AssignIfAbsent("age", Value.NULL)));
    assertInvalid(
        () -> store().transact(List.of(putOf(key, "owner", number(1))), StoreFixture.token()));
  }

  @Test
  default void tablesHaveNamesOfThreeCharactersAndMore() {
    for (String bad : List.of("", "ab", "a b c", "täble", "x".repeat(256))) {
      assertInvalid(() -> create(Table.keyed(bad, Table.KeyType.TEXT)));
    }
  }
}
