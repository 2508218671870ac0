package io.beldi.runtime.daal;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What all executions of an application share. */
final class Services {
  private final Application application;
  private final Store store;
  private final Invoker invoker;
  private final Platform platform;
  private final DaalSettings settings;
  private final Conditional writes;
  private final Map<String, ChainTable> tables = new TreeMap<>();
  private final Map<String, Service> services = new TreeMap<>();

  Services(
      Application application,
      Store store,
      Invoker invoker,
      Platform platform,
      DaalSettings settings) {
    this.application = application;
    this.store = store;
    this.invoker = invoker;
    this.platform = platform;
    this.settings = settings;
    this.writes = new Conditional(store, platform, settings);
    application.tables().forEach(table -> tables.put(table.name(), ChainTable.of(table)));
    TreeSet<String> names = new TreeSet<>();
    application.functions().forEach(function -> names.add(function.signature().service()));
    tables.values().forEach(table -> names.add(table.service()));
    names.forEach(name -> services.put(name, new Service(name, this)));
  }

  Application application() {
    return application;
  }

  Store store() {
    return store;
  }

  Invoker invoker() {
    return invoker;
  }

  Platform platform() {
    return platform;
  }

  DaalSettings settings() {
    return settings;
  }

  Conditional writes() {
    return writes;
  }

  long millis() {
    return platform.clock().millis();
  }

  Collection<Service> all() {
    return services.values();
  }

  Collection<ChainTable> tables() {
    return tables.values();
  }

  /** The service of a function, by the function's full name; null if there is none. */
  @Nullable Service of(String function) {
    int end = function.lastIndexOf('.');
    return end < 0 ? null : services.get(function.substring(0, end));
  }

  /**
   * How rows of a table are kept.
   *
   * @throws IllegalArgumentException if it is none of the application's
   */
  ChainTable table(String name) {
    ChainTable known = tables.get(name);
    if (known == null) {
      throw new IllegalArgumentException("no table is named " + name);
    }
    return known;
  }

  ChainTable table(Table table) {
    return table(table.name());
  }
}
