package io.beldi.benchmarks.latency;

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

/** Tables of names of their own in a store that others use as well. */
final class NamespaceStore implements Store {
  private final Store store;
  private final String prefix;

  NamespaceStore(Store store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables.stream().map(this::table).toList());
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return store.get(key(key));
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return store.getAll(keys.stream().map(this::key).toList());
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return store.snapshot(keys.stream().map(this::key).toList());
  }

  @Override
  public Page query(Query query) {
    return store.query(
        new Query(
            table(query.table()),
            query.index(),
            query.partition(),
            query.range(),
            query.descending(),
            query.limit(),
            query.after()));
  }

  @Override
  public Page scan(Scan scan) {
    return store.scan(new Scan(table(scan.table()), scan.limit(), scan.after()));
  }

  @Override
  public Outcome write(Write write) {
    return store.write(renamed(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return store.transact(writes.stream().map(this::renamed).toList(), token);
  }

  @Override
  public void close() {
    store.close();
  }

  private Write renamed(Write write) {
    if (write instanceof Write.Put put) {
      return new Write.Put(key(put.key()), put.item(), put.condition());
    }
    if (write instanceof Write.Update update) {
      return new Write.Update(key(update.key()), update.changes(), update.condition());
    }
    return write instanceof Write.Delete delete
        ? new Write.Delete(key(delete.key()), delete.condition())
        : new Write.Check(key(write.key()), write.condition());
  }

  private ItemKey key(ItemKey key) {
    return new ItemKey(table(key.table()), key.partition(), key.sort());
  }

  private Table table(Table table) {
    return new Table(
        prefix + table.name(),
        table.partition(),
        table.sort(),
        table.indexes(),
        table.expiry(),
        table.domain(),
        table.lockable());
  }
}
