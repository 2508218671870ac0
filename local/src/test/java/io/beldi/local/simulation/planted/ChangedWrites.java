package io.beldi.local.simulation.planted;

import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.function.UnaryOperator;

/** An engine that writes something else. */
final class ChangedWrites extends ForwardingStore {
  private final UnaryOperator<Write> change;

  ChangedWrites(Store store, UnaryOperator<Write> change) {
    super(store);
    this.change = change;
  }

  @Override
  public Outcome write(Write write) {
    return store.write(change.apply(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return store.transact(writes.stream().map(change).toList(), token);
  }
}
