package io.beldi.runtime.record;

import io.beldi.runtime.sqlite.SqliteStore;
import io.beldi.runtime.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SovereignOnSqliteTest extends SovereignStoreContract {
  @TempDir private Path folder;

  @Override
  Store open() {
    return SqliteStore.open(folder);
  }
}
