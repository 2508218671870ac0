package io.beldi.runtime.sqlite;

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
import io.beldi.runtime.store.model.ReadRules;
import io.beldi.runtime.store.model.RequestRules;
import io.beldi.runtime.store.model.TableRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in one SQLite file. What has been answered is on disk: it survives the death of
 * the process at any moment. Index reads do not lag.
 *
 * <p>The file {@code beldi.db} can be looked into with any tool, at any time; its view {@code
 * readable} lists the items of all tables in DynamoDB's JSON.
 */
public final class SqliteStore implements Store {
  private final FolderLock folderLock;
  private final Session session;
  private final GroupCommit writer;
  private final ReaderPool readers;
  private final WriteEngine engine;
  private volatile Catalogue catalogue;

  private SqliteStore(FolderLock folderLock, Path file, Session session, InstantSource clock)
      throws SQLException {
    this.folderLock = folderLock;
    this.session = session;
    this.catalogue = Catalogue.load(session);
    this.engine = new WriteEngine(session, new TokenLog(session, clock));
    this.readers = new ReaderPool(file);
    this.writer = GroupCommit.start(session, engine::forget);
  }

  /**
   * Opens the store of a folder, or begins one.
   *
   * @throws StoreException of kind UNAVAILABLE if the folder cannot be used or another process uses
   *     it; of kind INVALID if the file in it is not a store
   */
  public static SqliteStore open(Path folder) {
    return open(folder, InstantSource.system());
  }

  /** As {@link #open(Path)}, with the clock that decides when tokens expire. */
  public static SqliteStore open(Path folder, InstantSource clock) {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        return open(lock, folder.resolve("beldi.db"), clock);
      } catch (SQLException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "the data folder " + folder + " cannot be used",
          failure);
    } catch (SQLException failure) {
      throw new StoreException(
          StoreException.Kind.INVALID,
          folder.resolve("beldi.db") + " cannot be opened as a store: " + failure.getMessage(),
          failure);
    }
  }

  private static SqliteStore open(FolderLock lock, Path file, InstantSource clock)
      throws SQLException {
    Session session = Session.open(file);
    try {
      Schema.prepare(session, file);
      return new SqliteStore(lock, file, session, clock);
    } catch (SQLException | RuntimeException failure) {
      session.close();
      throw failure;
    }
  }

  @Override
  public void createTables(List<Table> wanted) {
    wanted.forEach(TableRules::check);
    catalogue =
        writer.submit(
            new WriteRequest<>(
                () -> engine.createTables(wanted),
                detail -> {
                  throw new StoreException(
                      StoreException.Kind.UNAVAILABLE, "tables not created: " + detail);
                }));
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return getAll(List.of(key)).get(0);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    checkKeys(keys);
    return readers.read(session -> readAll(session, keys));
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    RequestRules.checkSnapshot(keys);
    checkKeys(keys);
    return readers.read(
        session -> {
          session.execute("BEGIN");
          try {
            return readAll(session, keys);
          } finally {
            session.execute("COMMIT");
          }
        });
  }

  @Override
  public Page query(Query query) {
    StoredTable table = catalogue.table(query.table());
    ReadRules.check(table.shape(), query);
    return readers.read(session -> new ItemReader(session).query(table, query));
  }

  @Override
  public Page scan(Scan scan) {
    StoredTable table = catalogue.table(scan.table());
    ReadRules.check(table.shape(), scan);
    return readers.read(session -> new ItemReader(session).scan(table, scan));
  }

  @Override
  public Outcome write(Write write) {
    RequestRules.checkSingle(catalogue.table(write.key().table()).shape(), write);
    return writer.submit(new WriteRequest<>(() -> engine.write(write), Outcome.Unknown::new));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    RequestRules.checkGroup(writes, token);
    for (Write write : writes) {
      RequestRules.checkWrite(catalogue.table(write.key().table()).shape(), write);
    }
    return writer.submit(
        new WriteRequest<>(() -> engine.transact(writes, token), Outcome.Unknown::new));
  }

  @Override
  public void close() {
    try {
      writer.close();
      readers.close();
      session.close();
      folderLock.close();
    } catch (SQLException | IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE, "the store was not closed cleanly", failure);
    }
  }

  private void checkKeys(List<ItemKey> keys) {
    for (ItemKey key : keys) {
      RequestRules.checkKey(catalogue.table(key.table()).shape(), key);
    }
  }

  private List<@Nullable Item> readAll(Session session, List<ItemKey> keys) throws SQLException {
    ItemReader reader = new ItemReader(session);
    List<@Nullable Item> items = new ArrayList<>(keys.size());
    for (ItemKey key : keys) {
      items.add(reader.get(catalogue.table(key.table()), key));
    }
    return items;
  }
}
