package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.store.Store;

/**
 * Comes between an engine and what it reaches, as a defect of the engine would: a suite that does
 * not notice is worth nothing.
 */
public interface Tampering {
  /** The store as the engine will use it. */
  Store around(Store store);

  /** The functions as the engine will reach them. */
  Invoker around(Invoker invoker);

  /** Changes nothing. */
  static Tampering none() {
    return new Tampering() {
      @Override
      public Store around(Store store) {
        return store;
      }

      @Override
      public Invoker around(Invoker invoker) {
        return invoker;
      }
    };
  }
}
