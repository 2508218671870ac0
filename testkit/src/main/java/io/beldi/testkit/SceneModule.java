package io.beldi.testkit;

import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Route;
import io.beldi.runtime.Seed;
import io.beldi.runtime.store.Table;
import java.util.List;

/** Adds the statements of a test to the application under test. */
record SceneModule(List<Scene> scenes) implements BeldiModule {
  @Override
  public String name() {
    return "beldi";
  }

  @Override
  public List<DurableFunction<?, ?>> functions() {
    return List.copyOf(scenes);
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public List<Seed<?>> seeds() {
    return List.of();
  }
}
