package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.bytes;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What conditions mean. */
interface ConditionContract extends StoreFixture {

  /** Whether a put under the condition goes through on an item of these attributes. */
  private boolean holds(Condition condition, Map<String, Value> attributes) {
    ItemKey key = ItemKey.of(shared(), text(UUID.randomUUID().toString()));
    given(key, attributes);
    return isApplied(key, condition);
  }

  private boolean holdsOfNothing(Condition condition) {
    return isApplied(ItemKey.of(shared(), text(UUID.randomUUID().toString())), condition);
  }

  private boolean isApplied(ItemKey key, Condition condition) {
    return store().write(new Write.Put(key, Item.of(Map.of()), condition))
        instanceof Outcome.Applied;
  }

  private Table shared() {
    return create(Table.keyed("contract-conditions", Table.KeyType.TEXT));
  }

  private static Condition compares(String attribute, Condition.Comparison how, Value value) {
    return new Condition.Compares(attribute, how, value);
  }

  @Test
  default void existenceOfTheItem() {
    assertThat(holds(new Condition.ItemExists(), Map.of())).isTrue();
    assertThat(holds(new Condition.ItemAbsent(), Map.of())).isFalse();
    assertThat(holdsOfNothing(new Condition.ItemExists())).isFalse();
    assertThat(holdsOfNothing(new Condition.ItemAbsent())).isTrue();
  }

  @Test
  default void existenceOfAnAttribute() {
    assertThat(holds(Condition.has("a"), Map.of("a", Value.NULL))).isTrue();
    assertThat(holds(Condition.has("a"), Map.of("b", number(1)))).isFalse();
    assertThat(holdsOfNothing(Condition.has("a"))).isFalse();
    assertThat(holds(Condition.lacks("a"), Map.of("a", Value.NULL))).isFalse();
    assertThat(holds(Condition.lacks("a"), Map.of("b", number(1)))).isTrue();
    assertThat(holdsOfNothing(Condition.lacks("a"))).isTrue();
  }

  @Test
  default void comparisonsOfEachKindOfValueThatHasAnOrder() {
    record Three(Value low, Value middle, Value high) {}
    List<Three> cases =
        List.of(
            new Three(number(-5), Value.number(new BigDecimal("1E-3")), number(5)),
            new Three(number(9), number(10), number(100)),
            new Three(text(""), text("a"), text("aa")),
            new Three(text("Z"), text("a"), text("ä")),
            new Three(text("\uD7FF"), text("\uFFFF"), text("\uD800\uDC00")),
            new Three(bytes(), bytes(127), bytes(128)));
    int compared = 0;
    for (Three three : cases) {
      for (Value found : List.of(three.low(), three.middle(), three.high())) {
        int order = found == three.low() ? -1 : found == three.high() ? 1 : 0;
        assertThat(results(found, three.middle()))
            .as("%s against %s", found, three.middle())
            .isEqualTo(List.of(order == 0, order < 0, order <= 0, order > 0, order >= 0));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(18);
  }

  /** The truth of each comparison, in the order of the enumeration. */
  private List<Boolean> results(Value found, Value value) {
    return Arrays.stream(Condition.Comparison.values())
        .map(how -> holds(compares("a", how, value), Map.of("a", found)))
        .toList();
  }

  @Test
  default void comparisonWithAnAbsentAttributeIsFalse() {
    for (Condition.Comparison how : Condition.Comparison.values()) {
      assertThat(holds(compares("a", how, number(0)), Map.of("b", number(0)))).isFalse();
      assertThat(holdsOfNothing(compares("a", how, number(0)))).isFalse();
    }
  }

  @Test
  default void comparisonAcrossTypesIsFalse() {
    assertThat(results(text("1"), number(1))).containsOnly(false);
    assertThat(results(number(1), text("1"))).containsOnly(false);
    assertThat(results(Value.NULL, number(0))).containsOnly(false);
    assertThat(results(Value.bool(true), text("true"))).containsOnly(false);
  }

  @Test
  default void equalityLooksIntoListsAndMaps() {
    Value list = Value.list(List.of(number(1), Value.map(Map.of("x", text("y")))));
    Value same =
        Value.list(
            List.of(Value.number(new BigDecimal("1.00")), Value.map(Map.of("x", text("y")))));

    assertThat(holds(Condition.equal("a", same), Map.of("a", list))).isTrue();
    assertThat(holds(Condition.equal("a", Value.list(List.of(number(1)))), Map.of("a", list)))
        .isFalse();
    assertThat(holds(Condition.equal("a", Value.NULL), Map.of("a", Value.NULL))).isTrue();
    assertThat(holds(Condition.equal("a", Value.bool(true)), Map.of("a", Value.bool(false))))
        .isFalse();
  }

  @Test
  default void allHoldsWhereEachHolds() {
    Condition yes = Condition.has("a");
    Condition no = Condition.has("b");
    Map<String, Value> item = Map.of("a", number(1));

    assertThat(holds(Condition.all(yes), item)).isTrue();
    assertThat(holds(Condition.all(yes, yes, new Condition.ItemExists()), item)).isTrue();
    assertThat(holds(Condition.all(yes, no), item)).isFalse();
    assertThat(holds(Condition.all(no), item)).isFalse();
    assertThat(holds(Condition.all(yes, Condition.always()), item)).isTrue();
  }

  @Test
  default void anyHoldsWhereOneHolds() {
    Condition yes = Condition.has("a");
    Condition no = Condition.has("b");
    Map<String, Value> item = Map.of("a", number(1));

    assertThat(holds(Condition.any(no, yes), item)).isTrue();
    assertThat(holds(Condition.any(no, no), item)).isFalse();
    assertThat(holds(Condition.any(no, Condition.all(yes, Condition.any(yes, no))), item)).isTrue();
    assertThat(holds(Condition.all(Condition.any(no, yes), no), item)).isFalse();
    assertThat(holds(Condition.any(Condition.always()), item)).isTrue();
    assertThat(holdsOfNothing(Condition.any(no, Condition.always()))).isTrue();
  }
}
