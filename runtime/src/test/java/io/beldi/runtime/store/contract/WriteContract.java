package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.assertInvalid;
import static io.beldi.runtime.store.contract.StoreFixture.conditionFailed;
import static io.beldi.runtime.store.contract.StoreFixture.item;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.reason;
import static io.beldi.runtime.store.contract.StoreFixture.refused;
import static io.beldi.runtime.store.contract.StoreFixture.text;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes of one item. */
interface WriteContract extends StoreFixture {

  private Outcome update(ItemKey key, Change... changes) {
    return store().write(new Write.Update(key, List.of(changes), Condition.always()));
  }

  private static Outcome after(ItemKey key, Map<String, Value> attributes) {
    return new Outcome.Applied(item(key, attributes));
  }

  private static Change add(String attribute, String amount, String initial) {
    return new Change.Add(attribute, new BigDecimal(amount), new BigDecimal(initial));
  }

  @Test
  default void aPutReplacesTheWholeItem() {
    ItemKey key = key();
    given(key, Map.of("a", number(1), "b", number(2)));
    given(key, Map.of("b", number(3)));

    assertThat(stored(key)).isEqualTo(Map.of("b", number(3)));
  }

  @Test
  default void aPutMayHaveNoAttributes() {
    ItemKey key = key();
    given(key, Map.of());

    assertThat(store().get(key)).isEqualTo(item(key, Map.of()));
  }

  @Test
  default void aPutMayRepeatItsKeyButNotContradictIt() {
    Table table = sorted(Table.KeyType.TEXT, Table.KeyType.NUMBER);
    ItemKey key = ItemKey.of(table, text("k"), number(1));

    given(key, Map.of(Table.PARTITION, text("k"), Table.SORT, number(1)));

    assertInvalid(() -> put(key, Map.of(Table.PARTITION, text("other"))));
    assertInvalid(() -> put(key, Map.of(Table.SORT, number(2))));
  }

  @Test
  default void aTableWithoutSortKeyTakesItsNameAsAnAttribute() {
    ItemKey key = key();
    given(key, Map.of(Table.SORT, text("mine")));

    assertThat(store().get(key)).isEqualTo(item(key, Map.of(Table.SORT, text("mine"))));
  }

  @Test
  default void aDeleteRemovesTheItem() {
    ItemKey key = key();
    given(key, Map.of("a", number(1)));

    assertThat(store().write(new Write.Delete(key, Condition.always()))).isEqualTo(APPLIED);
    assertThat(store().get(key)).isNull();
  }

  @Test
  default void anAbsentItemCountsAsDeletedUnlessItMustExist() {
    ItemKey key = key();

    assertThat(store().write(new Write.Delete(key, Condition.always()))).isEqualTo(APPLIED);
    assertThat(store().write(new Write.Delete(key, new Condition.ItemExists())))
        .isEqualTo(refused(conditionFailed(null)));
  }

  @Test
  default void aRefusedWriteTellsWhatItFoundAndChangesNothing() {
    ItemKey key = key();
    given(key, Map.of("a", number(1)));
    Item found = item(key, Map.of("a", number(1)));
    Condition absent = new Condition.ItemAbsent();
    List<Write> writes =
        List.of(
            new Write.Put(key, Item.of(Map.of("b", number(2))), absent),
            new Write.Update(key, List.of(new Change.Assign("b", number(2))), absent),
            new Write.Delete(key, absent));

    for (Write write : writes) {
      assertThat(store().write(write)).isEqualTo(refused(conditionFailed(found)));
      assertThat(store().get(key)).isEqualTo(found);
    }
  }

  @Test
  default void anUpdateCreatesTheItemAndReturnsIt() {
    ItemKey key = key();

    assertThat(update(key, new Change.Assign("a", number(1))))
        .isEqualTo(after(key, Map.of("a", number(1))));
    assertThat(stored(key)).isEqualTo(Map.of("a", number(1)));
  }

  @Test
  default void anUpdateKeepsTheOtherAttributes() {
    ItemKey key = key();
    given(key, Map.of("a", number(1), "b", number(2), "c", number(3)));

    assertThat(update(key, new Change.Assign("a", text("new")), new Change.Remove("b")))
        .isEqualTo(after(key, Map.of("a", text("new"), "c", number(3))));
  }

  @Test
  default void anUpdateOfAnAbsentItemThatMustExistIsRefused() {
    ItemKey key = key();
    Write update =
        new Write.Update(
            key, List.of(new Change.Assign("a", number(1))), new Condition.ItemExists());

    assertThat(store().write(update)).isEqualTo(refused(conditionFailed(null)));
    assertThat(store().get(key)).isNull();
  }

  @Test
  default void assignIfAbsentKeepsWhatIsThere() {
    ItemKey key = key();
    given(key, Map.of("there", number(1)));

    update(
        key,
        new Change.AssignIfAbsent("there", number(9)),
        new Change.AssignIfAbsent("missing", number(9)));

    assertThat(stored(key)).isEqualTo(Map.of("there", number(1), "missing", number(9)));
  }

  @Test
  default void addStartsFromTheInitialValue() {
    ItemKey key = key();

    assertThat(update(key, add("n", "2.5", "10")))
        .isEqualTo(after(key, Map.of("n", decimal("12.5"))));
    assertThat(update(key, add("n", "-20", "10")))
        .isEqualTo(after(key, Map.of("n", decimal("-7.5"))));
  }

  private static Value decimal(String number) {
    return Value.number(new BigDecimal(number));
  }

  @Test
  default void addToSomethingElseThanANumberIsRefused() {
    ItemKey key = key();
    given(key, Map.of("n", text("one")));

    assertThat(reason(update(key, add("n", "1", "0")))).isInstanceOf(Outcome.Reason.Invalid.class);
    assertThat(stored(key)).isEqualTo(Map.of("n", text("one")));
  }

  @Test
  default void addThatNeedsMoreThan38DigitsIsRefused() {
    ItemKey key = key();
    Value all = decimal("9".repeat(38));
    given(key, Map.of("n", all));

    assertThat(reason(update(key, add("n", "0.1", "0"))))
        .isInstanceOf(Outcome.Reason.Invalid.class);
    assertThat(stored(key)).isEqualTo(Map.of("n", all));
    assertThat(update(key, add("n", "1", "0"))).isEqualTo(after(key, Map.of("n", decimal("1E38"))));
  }

  @Test
  default void appendGrowsAListOrBeginsOne() {
    ItemKey key = key();

    update(key, new Change.Append("list", List.of(number(1), text("b"))));
    update(key, new Change.Append("list", List.of(number(3))));
    update(key, new Change.Append("list", List.of()));

    assertThat(stored(key))
        .isEqualTo(Map.of("list", Value.list(List.of(number(1), text("b"), number(3)))));
  }

  @Test
  default void appendToSomethingElseThanAListIsRefused() {
    ItemKey key = key();
    given(key, Map.of("list", text("one")));

    assertThat(reason(update(key, new Change.Append("list", List.of(number(1))))))
        .isInstanceOf(Outcome.Reason.Invalid.class);
  }

  @Test
  default void removeOfAnAbsentAttributeChangesNothing() {
    ItemKey key = key();
    given(key, Map.of("a", number(1)));

    assertThat(update(key, new Change.Remove("b"))).isEqualTo(after(key, Map.of("a", number(1))));
  }

  @Test
  default void removeAloneCreatesAnItemOfNothingButItsKey() {
    ItemKey key = key();

    assertThat(update(key, new Change.Remove("b"))).isEqualTo(after(key, Map.of()));
    assertThat(store().get(key)).isEqualTo(item(key, Map.of()));
  }

  @Test
  default void namesOfAttributesAreNeverSyntax() {
    ItemKey key = key();
    List<String> names =
        List.of("size", "a.b", "a[0]", "#0", ":0", "SET", "and", " ", "ä", "\uD83D\uDE80", "'\"\\");
    for (String name : names) {
      Condition condition = Condition.lacks(name);
      Outcome outcome =
          store()
              .write(
                  new Write.Update(key, List.of(new Change.Assign(name, text(name))), condition));
      assertThat(outcome).as(name).isInstanceOf(Outcome.Applied.class);
    }

    Map<String, Value> stored = stored(key);
    assertThat(stored).hasSize(names.size());
    names.forEach(name -> assertThat(stored).containsEntry(name, text(name)));
  }

  @Test
  default void aCheckDoesNotStandAlone() {
    assertInvalid(() -> store().write(new Write.Check(key(), Condition.always())));
  }
}
