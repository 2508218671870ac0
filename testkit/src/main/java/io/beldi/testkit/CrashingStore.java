package io.beldi.testkit;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts requests, and ends the process at one of them. */
final class CrashingStore implements Store {
  private final Store store;
  private final @Nullable CrashPoint point;
  private int requests;

  /**
   * @param point null for a run without a crash
   */
  CrashingStore(Store store, @Nullable CrashPoint point) {
    this.store = store;
    this.point = point;
  }

  /** How many requests have come so far. */
  int requests() {
    return requests;
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return send(() -> store.get(key));
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return send(() -> store.getAll(keys));
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return send(() -> store.snapshot(keys));
  }

  @Override
  public Page query(Query query) {
    return send(() -> store.query(query));
  }

  @Override
  public Page scan(Scan scan) {
    return send(() -> store.scan(scan));
  }

  @Override
  public Outcome write(Write write) {
    return send(() -> store.write(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return send(() -> store.transact(writes, token));
  }

  @Override
  public void close() {
    store.close();
  }

  // NullAway does not follow type arguments: the answer may be null just where T says so.
  @SuppressWarnings("NullAway")
  private <T extends @Nullable Object> T send(Supplier<T> request) {
    requests++;
    boolean here = point != null && point.request() == requests;
    if (here && !point.applied()) {
      throw new Crash();
    }
    T answer = request.get();
    if (here) {
      throw new Crash();
    }
    return answer;
  }
}
