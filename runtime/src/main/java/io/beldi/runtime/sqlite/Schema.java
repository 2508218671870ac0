package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.StoreException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The layout of the file, and how a file of another program is told from ours. */
final class Schema {
  /** "Beld" in ASCII, in the header of the file. */
  private static final int APPLICATION = 0x42656C64;

  private static final int VERSION = 1;

  private static final String[] STATEMENTS = {
    "CREATE TABLE tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
        + " partition_type TEXT NOT NULL, sort_type TEXT)",
    "CREATE TABLE indexes (id INTEGER PRIMARY KEY, table_id INTEGER NOT NULL, name TEXT NOT NULL,"
        + " partition TEXT NOT NULL, partition_type TEXT NOT NULL, sort TEXT, sort_type TEXT,"
        + " UNIQUE (table_id, name))",
    "CREATE TABLE items (table_id INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL,"
        + " item TEXT NOT NULL, PRIMARY KEY (table_id, pk, sk)) WITHOUT ROWID",
    "CREATE TABLE entries (index_id INTEGER NOT NULL, ipk BLOB NOT NULL, isk BLOB NOT NULL,"
        + " pk BLOB NOT NULL, sk BLOB NOT NULL,"
        + " PRIMARY KEY (index_id, ipk, isk, pk, sk)) WITHOUT ROWID",
    "CREATE TABLE tokens (token TEXT PRIMARY KEY, applied_at INTEGER NOT NULL,"
        + " digest BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX tokens_by_age ON tokens (applied_at)",
    "CREATE VIEW readable AS SELECT tables.name AS table_name, items.item AS item"
        + " FROM items JOIN tables ON tables.id = items.table_id",
    "PRAGMA application_id = " + APPLICATION,
    "PRAGMA user_version = " + VERSION,
  };

  private Schema() {}

  /**
   * Checks that the file is ours, or fills an empty one.
   *
   * @throws StoreException of kind INVALID if it is not ours
   */
  static void prepare(Session session, Path file) throws SQLException {
    int application = number(session, "PRAGMA application_id");
    boolean isEmpty = number(session, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application == 0 && isEmpty) {
      session.execute("PRAGMA journal_mode = WAL");
      create(session);
    } else if (application != APPLICATION) {
      throw new StoreException(
          StoreException.Kind.INVALID, file + " is a database of another program");
    }
    int version = number(session, "PRAGMA user_version");
    if (version != VERSION) {
      throw new StoreException(
          StoreException.Kind.INVALID,
          file + " has format " + version + ", this program reads format " + VERSION);
    }
    session.execute("PRAGMA journal_mode = WAL");
    session.execute("PRAGMA synchronous = FULL");
  }

  private static void create(Session session) throws SQLException {
    session.execute("BEGIN IMMEDIATE");
    for (String statement : STATEMENTS) {
      session.execute(statement);
    }
    session.execute("COMMIT");
  }

  private static int number(Session session, String sql) throws SQLException {
    try (ResultSet result = session.statement(sql).executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }
}
