package io.beldi.testkit.sim;

import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the first rows of an application, and keeps them as its engine does. */
record SeedStore(ApplicationRows rows) implements Store {
  @Override
  public Outcome write(Write write) {
    if (!(write instanceof Write.Put put)) {
      throw only();
    }
    if (!rows.insert(put.key(), put.item())) {
      throw new IllegalStateException("not a new row: " + write);
    }
    return new Outcome.Applied(null);
  }

  @Override
  public void createTables(List<Table> tables) {
    throw only();
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    throw only();
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    throw only();
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    throw only();
  }

  @Override
  public Page query(Query query) {
    throw only();
  }

  @Override
  public Page scan(Scan scan) {
    throw only();
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    throw only();
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private static UnsupportedOperationException only() {
    return new UnsupportedOperationException("only takes rows");
  }
}
