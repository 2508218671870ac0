package io.beldi.benchmarks.latency;

import io.beldi.benchmarks.latency.Distance.Waiting;
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

/** Another store, further away. */
final class DistantStore implements Store {
  private final Store store;
  private final Distance distance;
  private final Waiting waiting;

  DistantStore(Store store, Distance distance) {
    this.store = store;
    this.distance = distance;
    this.waiting = distance.waiting();
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    waiting.pause(distance.read());
    return store.get(key);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    waiting.pause(distance.read());
    return store.getAll(keys);
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    waiting.pause(distance.transact());
    return store.snapshot(keys);
  }

  @Override
  public Page query(Query query) {
    waiting.pause(distance.read());
    return store.query(query);
  }

  @Override
  public Page scan(Scan scan) {
    waiting.pause(distance.read());
    return store.scan(scan);
  }

  @Override
  public Outcome write(Write write) {
    waiting.pause(distance.write());
    return store.write(write);
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    waiting.pause(distance.transact());
    return store.transact(writes, token);
  }

  @Override
  public void close() {
    store.close();
  }
}
