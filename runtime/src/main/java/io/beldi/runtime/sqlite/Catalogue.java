package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.model.TableRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of the file at one time. Immutable. */
final class Catalogue {
  private final Map<String, StoredTable> tables;

  private Catalogue(Map<String, StoredTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  static Catalogue load(Session session) throws SQLException {
    Map<String, StoredTable> tables = new HashMap<>();
    String sql = "SELECT id, name, partition_type, sort_type FROM tables";
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      while (rows.next()) {
        long id = rows.getLong(1);
        Table keys =
            new Table(
                rows.getString(2),
                Table.KeyType.valueOf(rows.getString(3)),
                keyType(rows.getString(4)),
                List.of());
        tables.put(keys.name(), loadIndexes(session, id, keys));
      }
    }
    return new Catalogue(tables);
  }

  /** Creates what is missing of {@code wanted}, and returns the tables as they are then. */
  Catalogue create(ItemWriter writer, List<Table> wanted) throws SQLException {
    Map<String, StoredTable> created = new HashMap<>(tables);
    for (Table table : wanted) {
      StoredTable existing = created.get(table.name());
      created.put(
          table.name(),
          existing == null
              ? writer.addIndexes(writer.createTable(table), table.indexes())
              : writer.addIndexes(existing, TableRules.missingIndexes(existing.shape(), table)));
    }
    return new Catalogue(created);
  }

  /**
   * The table of that name.
   *
   * @throws StoreException of kind NO_TABLE if there is none
   */
  StoredTable table(Table named) {
    StoredTable table = tables.get(named.name());
    if (table == null) {
      throw new StoreException(StoreException.Kind.NO_TABLE, "there is no table " + named.name());
    }
    return table;
  }

  private static StoredTable loadIndexes(Session session, long tableId, Table keys)
      throws SQLException {
    List<Table.Index> indexes = new ArrayList<>();
    Map<String, Long> ids = new HashMap<>();
    String sql =
        "SELECT id, name, partition, partition_type, sort, sort_type FROM indexes"
            + " WHERE table_id = ? ORDER BY id";
    try (ResultSet rows = session.statement(sql, tableId).executeQuery()) {
      while (rows.next()) {
        Table.Index index =
            new Table.Index(
                rows.getString(2),
                rows.getString(3),
                Table.KeyType.valueOf(rows.getString(4)),
                rows.getString(5),
                keyType(rows.getString(6)));
        indexes.add(index);
        ids.put(index.name(), rows.getLong(1));
      }
    }
    return new StoredTable(tableId, TableRules.with(keys, indexes), ids);
  }

  private static Table.@Nullable KeyType keyType(@Nullable String name) {
    return name == null ? null : Table.KeyType.valueOf(name);
  }
}
