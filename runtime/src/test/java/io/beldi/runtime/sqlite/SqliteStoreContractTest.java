package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.contract.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(folder);
  }
}
