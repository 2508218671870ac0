package io.beldi.runtime.store.contract;

import io.beldi.runtime.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole suite; a subclass names the store that it holds to it. */
public abstract class StoreContract
    implements ReadContract,
        WriteContract,
        ConditionContract,
        LimitContract,
        GroupContract,
        PageContract,
        IndexContract,
        ConcurrencyContract {
  private Store store;

  /** Opens the store that one test uses. */
  protected abstract Store open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Override
  public final Store store() {
    return store;
  }
}
