package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.assertInvalid;
import static io.beldi.runtime.store.contract.StoreFixture.conditionFailed;
import static io.beldi.runtime.store.contract.StoreFixture.item;
import static io.beldi.runtime.store.contract.StoreFixture.none;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.putOf;
import static io.beldi.runtime.store.contract.StoreFixture.refused;
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
import org.junit.jupiter.api.Test;

/** Atomic groups of writes. */
interface GroupContract extends StoreFixture {

  private static Change add(int amount) {
    return new Change.Add("n", BigDecimal.valueOf(amount), BigDecimal.ZERO);
  }

  private static Write increment(ItemKey key) {
    return new Write.Update(key, List.of(add(1)), Condition.always());
  }

  private List<ItemKey> keys(int count) {
    Table table = keyed(Table.KeyType.NUMBER);
    List<ItemKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(ItemKey.of(table, number(i)));
    }
    return keys;
  }

  @Test
  default void everyKindOfWriteTakesPart() {
    List<ItemKey> keys = keys(3);
    Table other = sorted(Table.KeyType.TEXT, Table.KeyType.NUMBER);
    ItemKey checked = ItemKey.of(other, text("c"), number(1));
    given(keys.get(1), Map.of("n", number(1), "kept", text("yes")));
    given(keys.get(2), Map.of("n", number(1)));
    given(checked, Map.of("n", number(5)));

    Outcome outcome =
        store()
            .transact(
                List.of(
                    new Write.Put(
                        keys.get(0), Item.of(Map.of("n", number(7))), new Condition.ItemAbsent()),
                    increment(keys.get(1)),
                    new Write.Delete(keys.get(2), new Condition.ItemExists()),
                    new Write.Check(checked, Condition.equal("n", number(5)))),
                token());

    assertThat(outcome).isEqualTo(APPLIED);
    assertThat(stored(keys.get(0))).isEqualTo(Map.of("n", number(7)));
    assertThat(stored(keys.get(1))).isEqualTo(Map.of("n", number(2), "kept", text("yes")));
    assertThat(store().get(keys.get(2))).isNull();
    assertThat(stored(checked)).isEqualTo(Map.of("n", number(5)));
  }

  @Test
  default void oneFalseConditionLeavesEverythingAsItWas() {
    List<ItemKey> keys = keys(3);
    given(keys.get(1), Map.of("n", number(1)));

    Outcome outcome =
        store()
            .transact(
                List.of(
                    putOf(keys.get(0), "n", number(1)),
                    new Write.Check(keys.get(1), Condition.equal("n", number(2))),
                    putOf(keys.get(2), "n", number(1))),
                token());

    Item found = item(keys.get(1), Map.of("n", number(1)));
    assertThat(outcome).isEqualTo(refused(none(), conditionFailed(found), none()));
    assertThat(store().get(keys.get(0))).isNull();
    assertThat(store().get(keys.get(2))).isNull();
  }

  @Test
  default void eachKindOfWriteTellsWhatItFound() {
    ItemKey key = key();
    given(key, Map.of("n", number(1)));
    Condition absent = new Condition.ItemAbsent();
    List<Write> writes =
        List.of(
            new Write.Put(key, Item.of(Map.of()), absent),
            new Write.Update(key, List.of(add(1)), absent),
            new Write.Delete(key, absent),
            new Write.Check(key, absent));

    for (Write write : writes) {
      assertThat(store().transact(List.of(write), token()))
          .isEqualTo(refused(conditionFailed(item(key, Map.of("n", number(1))))));
    }
    assertThat(stored(key)).isEqualTo(Map.of("n", number(1)));
  }

  @Test
  default void anAbsentItemThatMustExistIsFoundToBeNothing() {
    assertThat(
            store().transact(List.of(new Write.Check(key(), new Condition.ItemExists())), token()))
        .isEqualTo(refused(conditionFailed(null)));
  }

  @Test
  default void aWriteThatCannotBeStoredIsNamed() {
    List<ItemKey> keys = keys(2);
    given(keys.get(1), Map.of("n", text("not a number")));

    Outcome outcome =
        store()
            .transact(List.of(putOf(keys.get(0), "n", number(1)), increment(keys.get(1))), token());

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    List<Outcome.Reason> reasons = ((Outcome.Refused) outcome).reasons();
    assertThat(reasons).hasSize(2);
    assertThat(reasons.get(0)).isEqualTo(none());
    assertThat(reasons.get(1)).isInstanceOf(Outcome.Reason.Invalid.class);
    assertThat(store().get(keys.get(0))).isNull();
  }

  @Test
  default void anUpdateThatMakesAnItemTooLargeIsNamed() {
    List<ItemKey> keys = keys(2);
    given(keys.get(1), Map.of("v", text("x".repeat(300_000))));
    Write grow =
        new Write.Update(
            keys.get(1),
            List.of(new Change.Assign("w", text("x".repeat(200_000)))),
            Condition.always());

    Outcome outcome = store().transact(List.of(putOf(keys.get(0), "n", number(1)), grow), token());

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).reasons().get(1))
        .isInstanceOf(Outcome.Reason.Invalid.class);
    assertThat(store().get(keys.get(0))).isNull();
  }

  @Test
  default void aGroupHasOneToAHundredWrites() {
    List<ItemKey> keys = keys(101);
    List<Write> writes = keys.stream().map(GroupContract::increment).toList();

    assertInvalid(() -> store().transact(List.of(), token()));
    assertThat(store().transact(writes.subList(0, 99), token())).isEqualTo(APPLIED);
    assertThat(store().transact(writes.subList(0, 100), token())).isEqualTo(APPLIED);
    assertInvalid(() -> store().transact(writes, token()));
    assertThat(stored(keys.get(0))).isEqualTo(Map.of("n", number(2)));
    assertThat(store().get(keys.get(100))).isNull();
  }

  @Test
  default void aGroupHasFourMegabytes() {
    List<ItemKey> keys = keys(11);
    Value large = text("x".repeat(400_000));
    List<Write> writes = keys.stream().map(key -> (Write) putOf(key, "v", large)).toList();

    assertThat(store().transact(writes.subList(0, 10), token())).isEqualTo(APPLIED);
    assertInvalid(() -> store().transact(writes, token()));
    assertThat(store().get(keys.get(10))).isNull();
  }

  @Test
  default void aGroupNamesAnItemOnce() {
    ItemKey key = key();

    assertInvalid(() -> store().transact(List.of(increment(key), increment(key)), token()));
    assertInvalid(
        () ->
            store()
                .transact(
                    List.of(increment(key), new Write.Check(key, Condition.always())), token()));
    assertThat(store().get(key)).isNull();
  }

  @Test
  default void aTokenHasOneTo36Characters() {
    List<Write> writes = List.of(increment(key()));

    assertInvalid(() -> store().transact(writes, ""));
    assertInvalid(() -> store().transact(writes, "x".repeat(37)));
    assertThat(store().transact(writes, token().substring(0, 35))).isEqualTo(APPLIED);
  }

  @Test
  default void aRepeatedGroupIsAppliedOnce() {
    ItemKey key = key();
    String token = token();

    for (int i = 0; i < 3; i++) {
      assertThat(store().transact(List.of(increment(key)), token)).isEqualTo(APPLIED);
    }

    assertThat(stored(key)).isEqualTo(Map.of("n", number(1)));
  }

  @Test
  default void aRepeatIsApplicableEvenWhereItsConditionNoLongerHolds() {
    ItemKey key = key();
    String token = token();
    List<Write> writes = List.of(new Write.Put(key, Item.of(Map.of()), new Condition.ItemAbsent()));

    assertThat(store().transact(writes, token)).isEqualTo(APPLIED);
    assertThat(store().transact(writes, token)).isEqualTo(APPLIED);
    assertThat(store().transact(writes, token())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  default void aTokenIsForOneGroup() {
    ItemKey key = key();
    String token = token();
    store().transact(List.of(increment(key)), token);

    assertInvalid(
        () ->
            store()
                .transact(
                    List.of(new Write.Update(key, List.of(add(2)), Condition.always())), token));
    assertInvalid(
        () ->
            store()
                .transact(
                    List.of(new Write.Update(key, List.of(add(1)), new Condition.ItemExists())),
                    token));
    assertThat(stored(key)).isEqualTo(Map.of("n", number(1)));
  }

  @Test
  default void theTokenOfARefusedGroupIsNotSpent() {
    ItemKey key = key();
    String token = token();
    List<Write> writes =
        List.of(new Write.Update(key, List.of(add(1)), new Condition.ItemExists()));

    assertThat(store().transact(writes, token)).isInstanceOf(Outcome.Refused.class);
    given(key, Map.of());
    assertThat(store().transact(writes, token)).isEqualTo(APPLIED);
    assertThat(stored(key)).isEqualTo(Map.of("n", number(1)));
  }
}
