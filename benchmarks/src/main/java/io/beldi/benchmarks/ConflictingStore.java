package io.beldi.benchmarks;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A store as far away as DynamoDB, and as touchy: a group of writes that meets another one on the
 * way, with an item in common, is refused (Amazon DynamoDB Developer Guide, "Transaction conflict
 * handling"). Stores on this machine never do that by themselves.
 */
final class ConflictingStore implements Store {
  private final Store store;
  private final Duration read;
  private final Duration group;
  private final Lock lock = new ReentrantLock();
  private final Set<ItemKey> busy = new HashSet<>();

  /**
   * @param read how long a read takes, or the write of one item
   * @param group how long a group takes
   */
  ConflictingStore(Store store, Duration read, Duration group) {
    this.store = store;
    this.read = read;
    this.group = group;
  }

  @Override
  public Outcome write(Write write) {
    pause(read);
    if (holds(List.of(write.key()))) {
      return refused(List.of(write));
    }
    return store.write(write);
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    List<ItemKey> keys = writes.stream().map(Write::key).toList();
    if (!take(keys)) {
      pause(group);
      return refused(writes);
    }
    try {
      pause(group.dividedBy(2));
      Outcome outcome = store.transact(writes, token);
      pause(group.dividedBy(2));
      return outcome;
    } finally {
      release(keys);
    }
  }

  private static Outcome refused(List<Write> writes) {
    return new Outcome.Refused(
        writes.stream().<Reason>map(write -> new Reason.Conflict()).toList());
  }

  private boolean holds(List<ItemKey> keys) {
    lock.lock();
    try {
      return keys.stream().anyMatch(busy::contains);
    } finally {
      lock.unlock();
    }
  }

  private boolean take(List<ItemKey> keys) {
    lock.lock();
    try {
      return keys.stream().noneMatch(busy::contains) && busy.addAll(keys);
    } finally {
      lock.unlock();
    }
  }

  private void release(List<ItemKey> keys) {
    lock.lock();
    try {
      keys.forEach(busy::remove);
    } finally {
      lock.unlock();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    pause(read);
    return store.get(key);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    pause(read);
    return store.getAll(keys);
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    pause(read);
    return store.snapshot(keys);
  }

  @Override
  public Page query(Query query) {
    pause(read);
    return store.query(query);
  }

  @Override
  public Page scan(Scan scan) {
    pause(read);
    return store.scan(scan);
  }

  @Override
  public void close() {
    store.close();
  }
}
