package io.beldi.runtime.record;

import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.model.ItemSize;

/** One item of a commit, beside the record. */
sealed interface Action {
  /** About how much it adds to a group. */
  long bytes();

  /** A row of the application. */
  record OfRow(ItemKey key, RowWrite write) implements Action {
    @Override
    public long bytes() {
      if (write instanceof RowWrite.Known known) {
        return ItemSize.of(known.row());
      }
      if (write instanceof RowWrite.Pushed pushed) {
        return pushed.update().bytes();
      }
      return ItemSize.of(((RowWrite.IfAbsent) write).row());
    }
  }

  /** The record of an instance that is handed over. */
  record OfSpawn(Spawned child) implements Action {
    @Override
    public long bytes() {
      return child.encoded().size();
    }
  }
}
