package io.beldi.runtime;

import io.beldi.runtime.store.Table;
import java.util.List;

/** What one {@code module} of the source contains, as the compiler lists it. */
public interface BeldiModule {

  /** Such as {@code travel}. */
  String name();

  List<DurableFunction<?, ?>> functions();

  List<Table> tables();

  List<Route> routes();

  /** What {@code seed} loads. */
  List<Seed<?>> seeds();

  /** The {@code test} blocks, in source order; empty in the class that is deployed. */
  default List<Scenario> scenarios() {
    return List.of();
  }
}
