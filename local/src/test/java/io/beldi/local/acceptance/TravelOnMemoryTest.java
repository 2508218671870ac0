package io.beldi.local.acceptance;

import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.List;

final class TravelOnMemoryTest extends TravelContract {
  @Override
  Store open(List<Table> tables) {
    return new MemoryStore();
  }
}
