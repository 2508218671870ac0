package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.record.FaultyStore.Crash;
import io.beldi.runtime.record.FaultyStore.Mode;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks before every request what is to become of it. */
final class UnreliableStore implements Store {
  private final Store store;
  private final Supplier<@Nullable Mode> fate;

  UnreliableStore(Store store, Supplier<@Nullable Mode> fate) {
    this.store = store;
    this.fate = fate;
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return read(() -> store.getAll(List.of(key))).get(0);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return read(() -> store.getAll(keys));
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return read(() -> store.snapshot(keys));
  }

  @Override
  public Page query(Query query) {
    return read(() -> store.query(query));
  }

  @Override
  public Page scan(Scan scan) {
    return read(() -> store.scan(scan));
  }

  @Override
  public Outcome write(Write write) {
    return write(() -> store.write(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return write(() -> store.transact(writes, token));
  }

  @Override
  public void close() {
    store.close();
  }

  private <T> T read(Supplier<T> request) {
    Mode mode = fate.get();
    if (mode == Mode.CRASH_BEFORE) {
      throw new Crash();
    }
    if (mode == Mode.LOST_AFTER || mode == Mode.LOST_BEFORE) {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, "lost");
    }
    T result = request.get();
    if (mode == Mode.CRASH_AFTER) {
      throw new Crash();
    }
    return result;
  }

  private Outcome write(Supplier<Outcome> request) {
    Mode mode = fate.get();
    if (mode == Mode.CRASH_BEFORE) {
      throw new Crash();
    }
    if (mode == Mode.LOST_BEFORE) {
      return new Outcome.Unknown("lost");
    }
    Outcome outcome = request.get();
    if (mode == Mode.CRASH_AFTER) {
      throw new Crash();
    }
    return mode == Mode.LOST_AFTER ? new Outcome.Unknown("lost") : outcome;
  }
}
