package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets chosen requests go wrong, counted from 1. */
public final class FaultyStore implements Store {
  private final Store store;
  private final Map<Integer, Mode> faults = new TreeMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger fired = new AtomicInteger();

  public FaultyStore(Store store) {
    this.store = store;
  }

  /** What goes wrong. */
  public enum Mode {
    /** The process ends before the request is sent. */
    CRASH_BEFORE,
    /** The process ends before the reply arrives. */
    CRASH_AFTER,
    /** The reply is lost; the request was applied. */
    LOST_AFTER,
    /** The request is lost. */
    LOST_BEFORE
  }

  /** The end of a process. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    public Crash() {
      super("crash", null, false, false);
    }
  }

  public void at(int request, Mode mode) {
    faults.put(request, mode);
  }

  /** Nothing goes wrong any more. */
  public void stop() {
    faults.clear();
  }

  /** How many requests there were. */
  public int requests() {
    return requests.get();
  }

  public int fired() {
    return fired.get();
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
    Mode mode = next();
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
    Mode mode = next();
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

  private @Nullable Mode next() {
    Mode mode = faults.get(requests.incrementAndGet());
    if (mode != null) {
      fired.incrementAndGet();
    }
    return mode;
  }
}
