package io.beldi.runtime.record;

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

/** Lets something else happen right before one chosen request, counted from 1. */
public final class InterruptedStore implements Store {
  private final Store store;
  private int left;
  private @Nullable Runnable work;

  public InterruptedStore(Store store) {
    this.store = store;
  }

  /** From now on {@code other} happens before the {@code request}th request, which may not come. */
  public void before(int request, Runnable other) {
    left = request;
    work = other;
  }

  /** Whether the chosen request has come; it is not waited for any more. */
  public boolean isOver() {
    boolean over = work == null;
    work = null;
    return over;
  }

  private <T> T next(Supplier<T> request) {
    Runnable due = work;
    if (due != null && --left == 0) {
      work = null;
      due.run();
    }
    return request.get();
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return next(() -> store.getAll(List.of(key))).get(0);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return next(() -> store.getAll(keys));
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return next(() -> store.snapshot(keys));
  }

  @Override
  public Page query(Query query) {
    return next(() -> store.query(query));
  }

  @Override
  public Page scan(Scan scan) {
    return next(() -> store.scan(scan));
  }

  @Override
  public Outcome write(Write write) {
    return next(() -> store.write(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return next(() -> store.transact(writes, token));
  }

  @Override
  public void close() {
    store.close();
  }
}
