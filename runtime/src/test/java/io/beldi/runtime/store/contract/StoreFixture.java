package io.beldi.runtime.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The store under test, tables of its own for each test, and short forms of what tests say. */
interface StoreFixture {
  Outcome APPLIED = new Outcome.Applied(null);

  Store store();

  default Table create(Table shape) {
    store().createTables(List.of(shape));
    return shape;
  }

  default Table keyed(Table.KeyType partition) {
    return create(Table.keyed(uniqueName(), partition));
  }

  default Table sorted(Table.KeyType partition, Table.KeyType sort) {
    return create(Table.sorted(uniqueName(), partition, sort));
  }

  /** A table of text keys and the key of one item in it. */
  default ItemKey key() {
    return ItemKey.of(keyed(Table.KeyType.TEXT), Value.text("k"));
  }

  default Outcome put(ItemKey key, Map<String, Value> attributes) {
    return store().write(new Write.Put(key, Item.of(attributes), Condition.always()));
  }

  default void given(ItemKey key, Map<String, Value> attributes) {
    assertThat(put(key, attributes)).isEqualTo(APPLIED);
  }

  /** What is stored besides the key. */
  default @Nullable Map<String, Value> stored(ItemKey key) {
    Item item = store().get(key);
    if (item == null) {
      return null;
    }
    Item rest = item.without(Table.PARTITION);
    return key.table().sort() == null ? rest.attributes() : rest.without(Table.SORT).attributes();
  }

  static String uniqueName() {
    return "contract-" + UUID.randomUUID();
  }

  static String token() {
    return UUID.randomUUID().toString();
  }

  static Value text(String text) {
    return Value.text(text);
  }

  static Value number(long number) {
    return Value.number(number);
  }

  static Value bytes(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return Value.bytes(Bytes.of(array));
  }

  static Write.Put putOf(ItemKey key, String attribute, Value value) {
    return new Write.Put(key, Item.of(Map.of(attribute, value)), Condition.always());
  }

  static Item item(ItemKey key, Map<String, Value> attributes) {
    Item item = Item.of(attributes).with(Table.PARTITION, key.partition());
    Value sort = key.sort();
    return sort == null ? item : item.with(Table.SORT, sort);
  }

  static Outcome refused(Outcome.Reason... reasons) {
    return new Outcome.Refused(List.of(reasons));
  }

  static Outcome.Reason none() {
    return new Outcome.Reason.None();
  }

  static Outcome.Reason conditionFailed(@Nullable Item found) {
    return new Outcome.Reason.ConditionFailed(found);
  }

  /** All items of all pages; each call of {@code page} reads one. */
  static List<Item> all(Function<@Nullable Item, Page> page) {
    List<Item> items = new ArrayList<>();
    Item after = null;
    int pages = 0;
    do {
      assertThat(pages++).as("pages that never end").isLessThan(1000);
      Page next = page.apply(after);
      items.addAll(next.items());
      after = next.next();
    } while (after != null);
    return items;
  }

  static void assertFails(StoreException.Kind kind, ThrowingCallable request) {
    StoreException failure = catchThrowableOfType(StoreException.class, request);
    assertThat(failure).as("no refusal").isNotNull();
    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
  }

  static void assertInvalid(ThrowingCallable request) {
    assertFails(StoreException.Kind.INVALID, request);
  }

  /** The one reason of a refused single write. */
  static Outcome.Reason reason(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    List<Outcome.Reason> reasons = ((Outcome.Refused) outcome).reasons();
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }
}
