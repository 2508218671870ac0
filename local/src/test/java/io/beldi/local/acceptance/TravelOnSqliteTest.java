package io.beldi.local.acceptance;

import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class TravelOnSqliteTest extends TravelContract {
  @TempDir private Path data;

  @Override
  Store open(List<Table> tables) {
    return SqliteStore.open(data);
  }
}
