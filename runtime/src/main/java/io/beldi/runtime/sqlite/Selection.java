package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a query and its parameters. */
final class Selection {
  private final StringBuilder where;
  private final List<Object> parameters = new ArrayList<>();
  private final String partition;
  private final String sort;

  private Selection(String from, String partition, String sort) {
    this.where = new StringBuilder(from);
    this.partition = partition;
    this.sort = sort;
  }

  static Selection ofTable(long tableId) {
    Selection selection = new Selection("SELECT item FROM items WHERE table_id = ?", "pk", "sk");
    selection.parameters.add(tableId);
    return selection;
  }

  static Selection ofIndex(StoredTable table, Table.Index index) {
    Selection selection =
        new Selection(
            "SELECT item FROM entries JOIN items"
                + " ON items.table_id = ? AND items.pk = entries.pk AND items.sk = entries.sk"
                + " WHERE index_id = ?",
            "ipk",
            "isk");
    selection.parameters.add(table.id());
    selection.parameters.add(table.indexId(index));
    return selection;
  }

  void partition(Value value) {
    where.append(" AND ").append(partition).append(" = ?");
    parameters.add(KeyBytes.of(value));
  }

  void range(Query.@Nullable SortRange range) {
    if (range != null && range.low() != null) {
      where.append(" AND ").append(sort).append(" >= ?");
      parameters.add(KeyBytes.of(range.low()));
    }
    if (range != null && range.high() != null) {
      where.append(" AND ").append(sort).append(" <= ?");
      parameters.add(KeyBytes.of(range.high()));
    }
  }

  void after(@Nullable Value sortValue, Item key, boolean descending) {
    String symbol = descending ? " < " : " > ";
    parameters.add(KeyBytes.of(sortValue));
    if (isIndex()) {
      where.append(" AND (isk, entries.pk, entries.sk)").append(symbol).append("(?, ?, ?)");
      parameters.add(KeyBytes.of(key.get(Table.PARTITION)));
      parameters.add(KeyBytes.of(key.get(Table.SORT)));
    } else {
      where.append(" AND sk").append(symbol).append("?");
    }
  }

  String sql(boolean descending) {
    String direction = descending ? " DESC" : "";
    String order =
        isIndex()
            ? "isk" + direction + ", entries.pk" + direction + ", entries.sk" + direction
            : "sk" + direction;
    return where + " ORDER BY " + order;
  }

  List<Object> parameters() {
    return parameters;
  }

  private boolean isIndex() {
    return sort.equals("isk");
  }
}
