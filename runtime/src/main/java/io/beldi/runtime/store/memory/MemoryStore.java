package io.beldi.runtime.store.memory;

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
import io.beldi.runtime.store.model.Evaluation;
import io.beldi.runtime.store.model.ReadRules;
import io.beldi.runtime.store.model.RequestRules;
import io.beldi.runtime.store.model.TableRules;
import io.beldi.runtime.store.model.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory and forgets it when the process ends. */
public final class MemoryStore implements Store {
  private final Settings settings;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, MemoryTable> tables = new HashMap<>();
  private final Tokens tokens;
  private boolean closed;

  /** An empty store with DynamoDB's limits. */
  public MemoryStore() {
    this(Settings.standard());
  }

  public MemoryStore(Settings settings) {
    this.settings = settings;
    this.tokens = new Tokens(settings.clock());
  }

  @Override
  public void createTables(List<Table> wanted) {
    wanted.forEach(TableRules::check);
    locked(
        lock.writeLock(),
        () -> {
          wanted.forEach(this::createTable);
          return true;
        });
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return getAll(List.of(key)).get(0);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return locked(
        lock.readLock(),
        () -> {
          List<@Nullable Item> items = new ArrayList<>(keys.size());
          for (ItemKey key : keys) {
            MemoryTable table = table(key.table());
            RequestRules.checkKey(table.shape(), key);
            items.add(table.get(key));
          }
          return items;
        });
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    RequestRules.checkSnapshot(keys);
    return getAll(keys);
  }

  @Override
  public Page query(Query query) {
    return locked(
        lock.readLock(),
        () -> {
          MemoryTable table = table(query.table());
          ReadRules.check(table.shape(), query);
          return table.query(query);
        });
  }

  @Override
  public Page scan(Scan scan) {
    return locked(
        lock.readLock(),
        () -> {
          MemoryTable table = table(scan.table());
          ReadRules.check(table.shape(), scan);
          return table.scan(scan);
        });
  }

  @Override
  public Outcome write(Write write) {
    return locked(
        lock.writeLock(),
        () -> {
          RequestRules.checkSingle(table(write.key().table()).shape(), write);
          return apply(List.of(write), write instanceof Write.Update);
        });
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    RequestRules.checkGroup(writes, token);
    return locked(
        lock.writeLock(),
        () -> {
          for (Write write : writes) {
            RequestRules.checkWrite(table(write.key().table()).shape(), write);
          }
          if (tokens.isReplay(token, writes)) {
            return new Outcome.Applied(null);
          }
          Outcome outcome = apply(writes, false);
          if (outcome instanceof Outcome.Applied) {
            tokens.remember(token, writes);
          }
          return outcome;
        });
  }

  /**
   * All rows of a table as of one moment, in the order of {@link #scan}: for who looks from
   * outside.
   */
  public List<Item> rows(Table table) {
    return locked(lock.readLock(), () -> table(table).rows());
  }

  /** Lets every index catch up with its table. */
  public void settleIndexes() {
    locked(
        lock.writeLock(),
        () -> {
          tables.values().forEach(table -> table.settleIndexes(0));
          return true;
        });
  }

  @Override
  public void close() {
    Lock exclusive = lock.writeLock();
    exclusive.lock();
    try {
      closed = true;
    } finally {
      exclusive.unlock();
    }
  }

  private void createTable(Table wanted) {
    MemoryTable existing = tables.get(wanted.name());
    if (existing == null) {
      tables.put(wanted.name(), new MemoryTable(wanted, settings));
    } else {
      existing.addIndexes(TableRules.missingIndexes(existing.shape(), wanted));
    }
  }

  private Outcome apply(List<Write> writes, boolean returnsItem) {
    List<Evaluation> evaluations = new ArrayList<>(writes.size());
    for (Write write : writes) {
      MemoryTable table = table(write.key().table());
      evaluations.add(Writes.evaluate(table.shape(), write, table.get(write.key())));
    }
    @Nullable Outcome refusal = Writes.refusal(evaluations);
    if (refusal != null) {
      return refusal;
    }
    for (int i = 0; i < writes.size(); i++) {
      set(writes.get(i).key(), evaluations.get(i));
    }
    return new Outcome.Applied(
        returnsItem && evaluations.get(0) instanceof Evaluation.Stored stored
            ? stored.after()
            : null);
  }

  private void set(ItemKey key, Evaluation evaluation) {
    MemoryTable table = table(key.table());
    if (evaluation instanceof Evaluation.Stored stored) {
      table.set(key, table.get(key), stored.after());
    } else if (evaluation instanceof Evaluation.Deleted) {
      table.set(key, table.get(key), null);
    }
  }

  private MemoryTable table(Table named) {
    MemoryTable table = tables.get(named.name());
    if (table == null) {
      throw new StoreException(StoreException.Kind.NO_TABLE, "there is no table " + named.name());
    }
    return table;
  }

  private <T> T locked(Lock held, Supplier<T> action) {
    held.lock();
    try {
      if (closed) {
        throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is closed");
      }
      return action.get();
    } finally {
      held.unlock();
    }
  }
}
