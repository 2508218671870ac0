package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.model.KeyAttributes;
import io.beldi.runtime.store.model.TableRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes items and their index rows, inside a transaction that somebody else begins and ends. */
final class ItemWriter {
  private final Session session;

  ItemWriter(Session session) {
    this.session = session;
  }

  StoredTable createTable(Table table) throws SQLException {
    session.update(
        "INSERT INTO tables (name, partition_type, sort_type) VALUES (?, ?, ?)",
        table.name(),
        table.partition().name(),
        name(table.sort()));
    Table keys = new Table(table.name(), table.partition(), table.sort(), List.of());
    return new StoredTable(lastId(), keys, Map.of());
  }

  StoredTable addIndexes(StoredTable table, List<Table.Index> added) throws SQLException {
    Map<String, Long> ids = new HashMap<>(table.indexIds());
    for (Table.Index index : added) {
      session.update(
          "INSERT INTO indexes (table_id, name, partition, partition_type, sort, sort_type)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          table.id(),
          index.name(),
          index.partition(),
          index.partitionType().name(),
          index.sort(),
          name(index.sortType()));
      ids.put(index.name(), lastId());
    }
    StoredTable grown = new StoredTable(table.id(), TableRules.with(table.shape(), added), ids);
    if (!added.isEmpty()) {
      fill(grown, added);
    }
    return grown;
  }

  /** Sets the item, or deletes it where {@code after} is null. */
  void set(StoredTable table, RowKey key, @Nullable Item before, @Nullable Item after)
      throws SQLException {
    if (after == null) {
      session.update(
          "DELETE FROM items WHERE table_id = ? AND pk = ? AND sk = ?",
          table.id(),
          key.pk(),
          key.sk());
    } else {
      session.update(
          "INSERT OR REPLACE INTO items (table_id, pk, sk, item) VALUES (?, ?, ?, ?)",
          table.id(),
          key.pk(),
          key.sk(),
          ItemJson.encode(after));
    }
    for (Table.Index index : table.shape().indexes()) {
      move(table.indexId(index), key, entry(index, before), entry(index, after));
    }
  }

  private void fill(StoredTable table, List<Table.Index> added) throws SQLException {
    String sql = "SELECT pk, sk, item FROM items WHERE table_id = ?";
    try (ResultSet rows = session.statement(sql, table.id()).executeQuery()) {
      while (rows.next()) {
        RowKey key = new RowKey(rows.getBytes(1), rows.getBytes(2));
        Item item = ItemReader.decode(table, rows.getString(3));
        for (Table.Index index : added) {
          move(table.indexId(index), key, null, entry(index, item));
        }
      }
    }
  }

  private void move(long indexId, RowKey key, @Nullable RowKey before, @Nullable RowKey after)
      throws SQLException {
    if (before != null && after != null && before.sameAs(after)) {
      return;
    }
    if (before != null) {
      session.update(
          "DELETE FROM entries"
              + " WHERE index_id = ? AND ipk = ? AND isk = ? AND pk = ? AND sk = ?",
          indexId,
          before.pk(),
          before.sk(),
          key.pk(),
          key.sk());
    }
    if (after != null) {
      session.update(
          "INSERT INTO entries (index_id, ipk, isk, pk, sk) VALUES (?, ?, ?, ?, ?)",
          indexId,
          after.pk(),
          after.sk(),
          key.pk(),
          key.sk());
    }
  }

  private static @Nullable RowKey entry(Table.Index index, @Nullable Item item) {
    if (item == null || !KeyAttributes.isListed(index, item)) {
      return null;
    }
    @Nullable Value sort = index.sort() == null ? null : item.get(index.sort());
    return new RowKey(KeyBytes.of(item.get(index.partition())), KeyBytes.of(sort));
  }

  private long lastId() throws SQLException {
    try (ResultSet rows = session.statement("SELECT last_insert_rowid()").executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static @Nullable String name(Table.@Nullable KeyType type) {
    return type == null ? null : type.name();
  }
}
