package io.beldi.runtime.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
  private static final Table.Index BY_OWNER =
      new Table.Index("byOwner", "owner", Table.KeyType.TEXT, null, null);
  private static final Table ACCOUNTS =
      new Table("accounts", Table.KeyType.TEXT, null, List.of(BY_OWNER));
  private static final ItemKey KEY = ItemKey.of(ACCOUNTS, Value.text("a"));

  @Test
  void anIndexShowsAWriteOnlyAfterItsLag() {
    MemoryStore store = new MemoryStore(Settings.standard().withIndexLag(1));
    store.createTables(List.of(ACCOUNTS));
    Item item = Item.of(Map.of("owner", Value.text("ann")));

    store.write(new Write.Put(KEY, item, new Condition.ItemAbsent()));

    Query query = new Query(ACCOUNTS, BY_OWNER, Value.text("ann"), null, false, 10, null);
    assertThat(store.query(query).items()).isEmpty();
    store.settleIndexes();
    assertThat(store.query(query).items())
        .containsExactly(item.with(Table.PARTITION, Value.text("a")));
  }

  @Test
  void anUpdateReturnsTheItemAfterIt() {
    MemoryStore store = new MemoryStore();
    store.createTables(List.of(ACCOUNTS));

    Outcome outcome =
        store.write(
            new Write.Update(
                KEY,
                List.of(new Change.Add("n", BigDecimal.ONE, BigDecimal.TEN)),
                Condition.always()));

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Applied(
                Item.of(Map.of(Table.PARTITION, Value.text("a"), "n", Value.number(11)))));
  }

  @Test
  void aTokenIsForgottenAfterTenMinutes() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    MemoryStore store = new MemoryStore(Settings.standard().withClock(now::get));
    store.createTables(List.of(ACCOUNTS));
    Write increment =
        new Write.Update(
            KEY, List.of(new Change.Add("n", BigDecimal.ONE, BigDecimal.ZERO)), Condition.always());
    store.transact(List.of(increment), "token");

    now.set(Instant.EPOCH.plus(Duration.ofMinutes(10)));
    store.transact(List.of(increment), "token");
    assertThat(store.get(KEY).get("n")).isEqualTo(Value.number(1));
    now.set(now.get().plusMillis(1));
    store.transact(List.of(increment), "token");
    assertThat(store.get(KEY).get("n")).isEqualTo(Value.number(2));
  }

  @Test
  void pagesCanBeSmallerThanAnybodyAsksFor() {
    MemoryStore store = new MemoryStore(Settings.standard().withPages(1, 1));
    store.createTables(List.of(ACCOUNTS));
    for (String id : List.of("a", "b", "c")) {
      store.write(
          new Write.Put(
              ItemKey.of(ACCOUNTS, Value.text(id)), Item.of(Map.of()), Condition.always()));
    }

    Page page = store.scan(new Scan(ACCOUNTS, 100, null));

    assertThat(page.items()).hasSize(1);
    assertThat(page.next()).isNotNull();
  }
}
