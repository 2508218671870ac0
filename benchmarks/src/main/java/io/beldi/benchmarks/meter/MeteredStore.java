package io.beldi.benchmarks.meter;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.ItemSize;
import io.beldi.runtime.store.model.KeyAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Meters the requests to another store. It looks at items before they are written, which is not
 * counted; so nobody else may write to that store meanwhile.
 */
public final class MeteredStore implements Store {
  /** So many keys travel in one request. */
  private static final int BATCH = 100;

  private final Store store;
  private final Meter meter;

  public MeteredStore(Store store, Meter meter) {
    this.store = store;
    this.meter = meter;
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    Item item = store.get(key);
    meter.request(Kind.GET, Billing.read(item), 0, size(key) + ItemSize.of(item));
    return item;
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    List<ItemKey> distinct = keys.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += BATCH) {
      List<ItemKey> batch = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
      List<@Nullable Item> items = store.getAll(batch);
      double units = items.stream().mapToDouble(Billing::read).sum();
      meter.request(Kind.BATCH, units, 0, size(batch) + sizeOf(items));
    }
    return store.getAll(keys);
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    List<@Nullable Item> items = store.snapshot(keys);
    if (!keys.isEmpty()) {
      double units = items.stream().mapToDouble(Billing::transactionalRead).sum();
      meter.request(Kind.SNAPSHOT, units, 0, size(keys) + sizeOf(items));
    }
    return items;
  }

  @Override
  public Page query(Query query) {
    Page page = store.query(query);
    page(Kind.QUERY, page, query.index() != null);
    return page;
  }

  @Override
  public Page scan(Scan scan) {
    Page page = store.scan(scan);
    page(Kind.SCAN, page, false);
    return page;
  }

  private void page(Kind kind, Page page, boolean index) {
    meter.request(kind, Billing.page(page.items(), index), 0, sizeOf(page.items()));
  }

  @Override
  public Outcome write(Write write) {
    Item before = store.get(write.key());
    long units = Billing.write(write, before);
    Outcome outcome = store.write(write);
    meter.request(kind(write), 0, units, size(write));
    return outcome;
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    List<@Nullable Item> before = store.getAll(writes.stream().map(Write::key).toList());
    Outcome outcome = store.transact(writes, token);
    boolean applied = outcome instanceof Outcome.Applied;
    long units = 0;
    long bytes = 0;
    for (int i = 0; i < writes.size(); i++) {
      units += Billing.transactionalWrite(writes.get(i), before.get(i), applied);
      bytes += size(writes.get(i));
    }
    meter.request(Kind.TRANSACT, 0, units, bytes);
    return outcome;
  }

  @Override
  public void close() {
    store.close();
  }

  private static Kind kind(Write write) {
    if (write instanceof Write.Put) {
      return Kind.PUT;
    }
    return write instanceof Write.Delete ? Kind.DELETE : Kind.UPDATE;
  }

  private static long size(Write write) {
    long content = 0;
    if (write instanceof Write.Put put) {
      content = ItemSize.of(put.item());
    } else if (write instanceof Write.Update update) {
      content = update.changes().stream().mapToLong(MeteredStore::size).sum();
    }
    return size(write.key()) + content;
  }

  private static long size(Change change) {
    long name = change.attribute().length();
    if (change instanceof Change.Assign assign) {
      return name + ItemSize.of(assign.value());
    }
    if (change instanceof Change.AssignIfAbsent assign) {
      return name + ItemSize.of(assign.value());
    }
    if (change instanceof Change.Append append) {
      return name + append.values().stream().mapToLong(ItemSize::of).sum();
    }
    return name;
  }

  private static long size(Collection<ItemKey> keys) {
    return keys.stream().mapToLong(MeteredStore::size).sum();
  }

  private static long size(ItemKey key) {
    return ItemSize.of(KeyAttributes.of(key));
  }

  private static long sizeOf(Collection<? extends @Nullable Item> items) {
    return items.stream().filter(Objects::nonNull).mapToLong(ItemSize::of).sum();
  }
}
