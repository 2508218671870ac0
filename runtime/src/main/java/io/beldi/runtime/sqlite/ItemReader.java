package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.model.KeyShape;
import io.beldi.runtime.store.model.PageBuilder;
import io.beldi.runtime.store.model.ReadRules;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items through one session. */
final class ItemReader {
  private final Session session;

  ItemReader(Session session) {
    this.session = session;
  }

  @Nullable Item get(StoredTable table, ItemKey key) throws SQLException {
    RowKey row = RowKey.of(key);
    PreparedStatement statement =
        session.statement(
            "SELECT item FROM items WHERE table_id = ? AND pk = ? AND sk = ?",
            table.id(),
            row.pk(),
            row.sk());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? decode(table, rows.getString(1)) : null;
    }
  }

  Page query(StoredTable table, Query query) throws SQLException {
    Table.@Nullable Index index = query.index();
    PageBuilder page = new PageBuilder(table.shape(), index, query.limit(), PageBuilder.MAX_BYTES);
    if (ReadRules.isEmpty(query.range())) {
      return page.build();
    }
    Selection selection =
        index == null ? Selection.ofTable(table.id()) : Selection.ofIndex(table, index);
    selection.partition(query.partition());
    selection.range(query.range());
    KeyShape shape = KeyShape.of(table.shape(), index);
    if (query.after() != null) {
      @Nullable Value sort = shape.sort() == null ? null : query.after().get(shape.sort());
      selection.after(sort, query.after(), query.descending());
    }
    fill(page, table, selection.sql(query.descending()), selection.parameters());
    return page.build();
  }

  Page scan(StoredTable table, Scan scan) throws SQLException {
    PageBuilder page = new PageBuilder(table.shape(), null, scan.limit(), PageBuilder.MAX_BYTES);
    List<Object> parameters = new ArrayList<>(List.of(table.id()));
    String sql = "SELECT item FROM items WHERE table_id = ?";
    if (scan.after() != null) {
      sql += " AND (pk, sk) > (?, ?)";
      parameters.add(KeyBytes.of(scan.after().get(Table.PARTITION)));
      parameters.add(
          KeyBytes.of(table.shape().sort() == null ? null : scan.after().get(Table.SORT)));
    }
    fill(page, table, sql + " ORDER BY pk, sk", parameters);
    return page.build();
  }

  private void fill(PageBuilder page, StoredTable table, String sql, List<Object> parameters)
      throws SQLException {
    PreparedStatement statement = session.statement(sql, parameters.toArray());
    try (ResultSet rows = statement.executeQuery()) {
      while (!page.isFull() && rows.next()) {
        page.add(decode(table, rows.getString(1)));
      }
    }
  }

  static Item decode(StoredTable table, String text) {
    try {
      return ItemJson.decode(text);
    } catch (IOException malformed) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "an item of table " + table.shape().name() + " is damaged",
          malformed);
    }
  }
}
