package io.beldi.runtime.record;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The domains of an application: those of the services that keep their tables to themselves, and
 * one, without a name, of all others. Each has a journal of its own, and nobody touches another's.
 */
final class Domains {
  private final Application application;
  private final Map<String, Services> services = new TreeMap<>();

  Domains(
      Application application, Store store, Invoker invoker, Platform platform, Settings settings) {
    this.application = application;
    TreeMap<String, TreeMap<String, Table>> tables = new TreeMap<>();
    tables.put("", new TreeMap<>());
    for (DurableFunction<?, ?> function : application.functions()) {
      tables.computeIfAbsent(function.signature().domain(), name -> new TreeMap<>());
    }
    for (Table table : application.tables()) {
      tables.computeIfAbsent(table.domain(), name -> new TreeMap<>()).put(table.name(), table);
    }
    Settings.Layout layout = settings.layout();
    tables.forEach(
        (domain, own) ->
            services.put(
                domain,
                new Services(
                    domain,
                    application,
                    own,
                    new DomainStore(store, domain),
                    invoker,
                    platform,
                    new Journal(layout.prefix(), layout.shards(), domain),
                    settings)));
  }

  /** All of them, the one without a name first. */
  List<Services> all() {
    return List.copyOf(services.values());
  }

  /**
   * The domain of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Services named(String domain) {
    Services known = services.get(domain);
    if (known == null) {
      throw new IllegalArgumentException("no service is named " + domain);
    }
    return known;
  }

  /** The domain of a function; null if there is no such function. */
  @Nullable Services of(String function) {
    DurableFunction<?, ?> known = application.function(function);
    return known == null ? null : services.get(known.signature().domain());
  }
}
