package io.beldi.runtime.record;

import io.beldi.runtime.Fault;
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

/** The part of a store that the code of one domain may touch: its tables and its journal. */
final class DomainStore implements Store {
  private final Store store;
  private final String domain;

  DomainStore(Store store, String domain) {
    this.store = store;
    this.domain = domain;
  }

  @Override
  public void createTables(List<Table> tables) {
    tables.forEach(this::check);
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    check(key.table());
    return store.get(key);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    keys.forEach(key -> check(key.table()));
    return store.getAll(keys);
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    keys.forEach(key -> check(key.table()));
    return store.snapshot(keys);
  }

  @Override
  public Page query(Query query) {
    check(query.table());
    return store.query(query);
  }

  @Override
  public Page scan(Scan scan) {
    check(scan.table());
    return store.scan(scan);
  }

  @Override
  public Outcome write(Write write) {
    check(write.key().table());
    return store.write(write);
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    writes.forEach(write -> check(write.key().table()));
    return store.transact(writes, token);
  }

  /** Other domains use the same store, so it stays open. */
  @Override
  public void close() {}

  private void check(Table table) {
    if (!table.domain().equals(domain)) {
      throw new Fault("", table.name() + " is kept by " + name(table.domain()) + " to itself");
    }
  }

  private static String name(String domain) {
    return domain.isEmpty() ? "the project" : domain;
  }
}
