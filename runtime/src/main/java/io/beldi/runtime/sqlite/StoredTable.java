package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.Table;
import java.util.Map;
import java.util.Objects;

/** A table with the numbers by which the file knows it and its indexes. */
record StoredTable(long id, Table shape, Map<String, Long> indexIds) {
  StoredTable {
    indexIds = Map.copyOf(indexIds);
  }

  long indexId(Table.Index index) {
    return Objects.requireNonNull(indexIds.get(index.name()));
  }
}
