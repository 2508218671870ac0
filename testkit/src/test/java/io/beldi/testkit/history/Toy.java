package io.beldi.testkit.history;

import java.util.Set;
import java.util.function.IntUnaryOperator;

/** A toy store, and the level that it keeps. */
interface Toy {
  ToyStore open(Set<String> universe, IntUnaryOperator chance);

  static Toy locking(LockingStore.Locks locks) {
    return (universe, chance) -> new LockingStore(locks, universe);
  }

  static Toy versioned(VersionedStore.Check check) {
    return (universe, chance) -> new VersionedStore(check, universe, chance);
  }
}
