package io.beldi.local.simulation.planted;

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

/** Hands every request on; what extends it changes some. */
class ForwardingStore implements Store {
  final Store store;

  ForwardingStore(Store store) {
    this.store = store;
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return store.get(key);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return store.getAll(keys);
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return store.snapshot(keys);
  }

  @Override
  public Page query(Query query) {
    return store.query(query);
  }

  @Override
  public Page scan(Scan scan) {
    return store.scan(scan);
  }

  @Override
  public Outcome write(Write write) {
    return store.write(write);
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return store.transact(writes, token);
  }

  @Override
  public void close() {
    store.close();
  }
}
