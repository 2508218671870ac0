package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that pass through it to another store, failed ones included. A batch counts
 * once for every 100 distinct keys, since that is how it travels; one of no keys does not count.
 */
public final class CountingStore implements Store {
  private static final int BATCH = 100;

  private final Store store;
  private final Lock lock = new ReentrantLock();
  private final List<TracedRequest> trace = new ArrayList<>();
  private long moment;

  public CountingStore(Store store) {
    this.store = store;
  }

  /** What has been counted since the beginning or the last {@link #reset}. */
  public RequestCounts counts() {
    return RequestCounts.of(trace());
  }

  /** The requests that have ended, in the order of their ends. */
  public List<TracedRequest> trace() {
    lock.lock();
    try {
      return List.copyOf(trace);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets every request so far. */
  public void reset() {
    lock.lock();
    try {
      trace.clear();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    long started = begin();
    try {
      return store.get(key);
    } finally {
      end(RequestKind.GET, tables(List.of(key)), 1, started);
    }
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    long started = begin();
    try {
      return store.getAll(keys);
    } finally {
      List<ItemKey> distinct = keys.stream().distinct().toList();
      for (int from = 0; from < distinct.size(); from += BATCH) {
        List<ItemKey> batch = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
        end(RequestKind.BATCH, tables(batch), batch.size(), started);
      }
    }
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    long started = begin();
    try {
      return store.snapshot(keys);
    } finally {
      if (!keys.isEmpty()) {
        end(RequestKind.SNAPSHOT, tables(keys), keys.size(), started);
      }
    }
  }

  @Override
  public Page query(Query query) {
    return page(RequestKind.QUERY, query.table(), () -> store.query(query));
  }

  @Override
  public Page scan(Scan scan) {
    return page(RequestKind.SCAN, scan.table(), () -> store.scan(scan));
  }

  @Override
  public Outcome write(Write write) {
    long started = begin();
    try {
      return store.write(write);
    } finally {
      end(RequestKind.WRITE, tables(List.of(write.key())), 1, started);
    }
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    long started = begin();
    try {
      return store.transact(writes, token);
    } finally {
      List<ItemKey> keys = writes.stream().map(Write::key).toList();
      end(RequestKind.TRANSACT, tables(keys), writes.size(), started);
    }
  }

  @Override
  public void close() {
    store.close();
  }

  private Page page(RequestKind kind, Table table, Supplier<Page> request) {
    long started = begin();
    int items = 0;
    try {
      Page page = request.get();
      items = page.items().size();
      return page;
    } finally {
      end(kind, List.of(table.name()), items, started);
    }
  }

  private static List<String> tables(List<ItemKey> keys) {
    return keys.stream().map(key -> key.table().name()).distinct().toList();
  }

  private long begin() {
    lock.lock();
    try {
      return moment++;
    } finally {
      lock.unlock();
    }
  }

  private void end(RequestKind kind, List<String> tables, int items, long started) {
    lock.lock();
    try {
      trace.add(new TracedRequest(kind, tables, items, started, moment++));
    } finally {
      lock.unlock();
    }
  }
}
