package io.beldi.runtime.store.contract;

import static io.beldi.runtime.store.contract.StoreFixture.all;
import static io.beldi.runtime.store.contract.StoreFixture.assertFails;
import static io.beldi.runtime.store.contract.StoreFixture.assertInvalid;
import static io.beldi.runtime.store.contract.StoreFixture.number;
import static io.beldi.runtime.store.contract.StoreFixture.text;
import static io.beldi.runtime.store.contract.StoreFixture.uniqueName;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Secondary indexes, and tables that change their shape. */
interface IndexContract extends StoreFixture {
  Table.Index BY_CITY = new Table.Index("byCity", "city", Table.KeyType.TEXT, null, null);
  Table.Index BY_PRICE =
      new Table.Index("byPrice", "city", Table.KeyType.TEXT, "price", Table.KeyType.NUMBER);

  private Table hotels() {
    return create(new Table(uniqueName(), Table.KeyType.TEXT, null, List.of(BY_CITY, BY_PRICE)));
  }

  private static ItemKey key(Table table, String id) {
    return ItemKey.of(table, text(id));
  }

  private List<String> found(
      Table table,
      Table.Index index,
      String city,
      Query.@Nullable SortRange range,
      boolean descending,
      int limit) {
    return all(
            after ->
                store().query(new Query(table, index, text(city), range, descending, limit, after)))
        .stream()
        .map(item -> ((Value.Text) item.get(Table.PARTITION)).text())
        .toList();
  }

  /** Waits, within a bound, for an index to show these items in any order. */
  private void assertListed(Table table, Table.Index index, String city, String... ids) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<String> listed;
    do {
      listed = found(table, index, city, null, false, 100);
      if (listed.size() == ids.length && listed.containsAll(List.of(ids))) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    } while (System.nanoTime() < end);
    assertThat(listed).containsExactlyInAnyOrder(ids);
  }

  @Test
  default void anIndexListsWholeItems() {
    Table table = hotels();
    Map<String, Value> attributes = Map.of("city", text("Bern"), "stars", number(4));
    given(key(table, "a"), attributes);
    assertListed(table, BY_CITY, "Bern", "a");

    List<Item> items =
        store().query(new Query(table, BY_CITY, text("Bern"), null, false, 10, null)).items();

    assertThat(items).containsExactly(StoreFixture.item(key(table, "a"), attributes));
  }

  @Test
  default void anIndexListsOnlyItemsThatHaveItsAttributes() {
    Table table = hotels();
    given(key(table, "a"), Map.of("city", text("Bern"), "price", number(1)));
    given(key(table, "b"), Map.of("city", text("Bern")));
    given(key(table, "c"), Map.of("price", number(1)));

    assertListed(table, BY_CITY, "Bern", "a", "b");
    assertListed(table, BY_PRICE, "Bern", "a");
  }

  @Test
  default void anIndexFollowsItsTable() {
    Table table = hotels();
    ItemKey key = key(table, "a");
    given(key, Map.of("city", text("Bern"), "price", number(1)));
    assertListed(table, BY_PRICE, "Bern", "a");

    update(key, new Change.Assign("city", text("Genf")));
    assertListed(table, BY_PRICE, "Bern");
    assertListed(table, BY_PRICE, "Genf", "a");
    update(key, new Change.Remove("price"));
    assertListed(table, BY_PRICE, "Genf");
    assertListed(table, BY_CITY, "Genf", "a");
    given(key, Map.of("city", text("Bern"), "price", number(2)));
    assertListed(table, BY_PRICE, "Bern", "a");
    store().write(new Write.Delete(key, Condition.always()));
    assertListed(table, BY_PRICE, "Bern");
    assertListed(table, BY_CITY, "Bern");
  }

  private void update(ItemKey key, Change change) {
    store().write(new Write.Update(key, List.of(change), Condition.always()));
  }

  @Test
  default void anIndexIsOrderedByItsSortKey() {
    Table table = hotels();
    given(key(table, "a"), Map.of("city", text("Bern"), "price", number(30)));
    given(key(table, "b"), Map.of("city", text("Bern"), "price", number(9)));
    given(key(table, "c"), Map.of("city", text("Bern"), "price", number(100)));
    assertListed(table, BY_PRICE, "Bern", "a", "b", "c");

    assertThat(found(table, BY_PRICE, "Bern", null, false, 1)).containsExactly("b", "a", "c");
    assertThat(found(table, BY_PRICE, "Bern", null, true, 2)).containsExactly("c", "a", "b");
    Query.SortRange range = new Query.SortRange(number(9), number(30));
    assertThat(found(table, BY_PRICE, "Bern", range, false, 1)).containsExactly("b", "a");
    assertThat(found(table, BY_PRICE, "Bern", range, true, 1)).containsExactly("a", "b");
  }

  @Test
  default void pagesOfAnIndexKeepItemsOfEqualSortKeysApart() {
    Table table =
        create(
            new Table(uniqueName(), Table.KeyType.TEXT, Table.KeyType.NUMBER, List.of(BY_PRICE)));
    List<Item> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ItemKey key = ItemKey.of(table, text("p" + i % 3), number(i));
      Map<String, Value> attributes = Map.of("city", text("Bern"), "price", number(i / 6));
      given(key, attributes);
      expected.add(StoreFixture.item(key, attributes));
    }
    assertListed(
        table, BY_PRICE, "Bern", "p0", "p0", "p0", "p0", "p1", "p1", "p1", "p1", "p2", "p2", "p2",
        "p2");

    for (boolean descending : List.of(false, true)) {
      List<Item> items =
          all(
              after ->
                  store()
                      .query(new Query(table, BY_PRICE, text("Bern"), null, descending, 1, after)));
      assertThat(items).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  default void creatingATableAgainKeepsItsItems() {
    ItemKey key = key();
    given(key, Map.of("v", number(1)));

    store().createTables(List.of(key.table(), key.table()));

    assertThat(stored(key)).isEqualTo(Map.of("v", number(1)));
  }

  @Test
  default void aTableWithOtherKeysIsRefused() {
    Table table = keyed(Table.KeyType.TEXT);

    assertInvalid(() -> create(Table.keyed(table.name(), Table.KeyType.NUMBER)));
    assertInvalid(() -> create(Table.sorted(table.name(), Table.KeyType.TEXT, Table.KeyType.TEXT)));
  }

  @Test
  default void anIndexAddedLaterListsWhatWasThere() {
    Table before = keyed(Table.KeyType.TEXT);
    given(key(before, "a"), Map.of("city", text("Bern"), "price", number(1)));
    given(key(before, "b"), Map.of("city", text("Bern")));
    Table after = new Table(before.name(), Table.KeyType.TEXT, null, List.of(BY_PRICE));

    create(after);

    assertListed(after, BY_PRICE, "Bern", "a");
    given(key(before, "c"), Map.of("city", text("Bern"), "price", number(3)));
    assertListed(after, BY_PRICE, "Bern", "a", "c");
  }

  @Test
  default void anIndexOfTheSameNameWithOtherKeysIsRefused() {
    Table table = create(new Table(uniqueName(), Table.KeyType.TEXT, null, List.of(BY_CITY)));
    Table.Index other = new Table.Index("byCity", "town", Table.KeyType.TEXT, null, null);

    assertInvalid(() -> create(new Table(table.name(), Table.KeyType.TEXT, null, List.of(other))));
  }

  @Test
  default void aClosedStoreIsUnavailable() {
    ItemKey key = key();
    store().close();
    store().close();

    StoreException.Kind unavailable = StoreException.Kind.UNAVAILABLE;
    assertFails(unavailable, () -> store().get(key));
    assertFails(unavailable, () -> put(key, Map.of()));
    assertFails(
        unavailable,
        () -> store().query(new Query(key.table(), null, text("k"), null, false, 1, null)));
  }
}
