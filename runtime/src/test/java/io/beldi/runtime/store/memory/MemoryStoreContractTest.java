package io.beldi.runtime.store.memory;

import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.contract.StoreContract;

class MemoryStoreContractTest extends StoreContract {
  @Override
  protected Store open() {
    return new MemoryStore();
  }
}
