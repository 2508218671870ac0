package io.beldi.runtime.collect;

import io.beldi.runtime.store.StoreException;

/** Work that has to be done now and then, a part of it each time. */
@FunctionalInterface
public interface Pass {
  /**
   * Does the next part; not to be called twice at once on one object.
   *
   * @return how much was found to do
   * @throws StoreException if the store did not answer; the next pass goes on
   */
  int pass();
}
