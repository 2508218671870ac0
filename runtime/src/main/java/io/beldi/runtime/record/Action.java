package io.beldi.runtime.record;

import io.beldi.runtime.store.ItemKey;

/** One item of a commit, beside the record. */
sealed interface Action {
  /** A row of the application. */
  record OfRow(ItemKey key, RowWrite write) implements Action {}

  /** The record of an instance that is handed over. */
  record OfSpawn(Spawned child) implements Action {}
}
