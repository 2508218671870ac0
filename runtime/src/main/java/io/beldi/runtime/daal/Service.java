package io.beldi.runtime.daal;

import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Table.KeyType;
import java.util.List;

/** One service: the paper's stateful function, with tables that nobody else touches. */
final class Service {
  private final String name;
  private final Services services;
  private final Intents intents;
  private final StepLog log;
  private final Shadows shadows;

  Service(String name, Services services) {
    this.name = name;
    this.services = services;
    String prefix = services.settings().prefix() + name + ".";
    this.intents = new Intents(services, Intents.table(prefix));
    this.log = new StepLog(services, Table.sorted(prefix + "log", KeyType.TEXT, KeyType.TEXT));
    this.shadows =
        new Shadows(services, Table.sorted(prefix + "shadow", KeyType.TEXT, KeyType.TEXT));
  }

  String name() {
    return name;
  }

  Services services() {
    return services;
  }

  Intents intents() {
    return intents;
  }

  StepLog log() {
    return log;
  }

  Shadows shadows() {
    return shadows;
  }

  /** The engine's own tables of this service. */
  List<Table> tables() {
    return List.of(intents.table(), log.table(), shadows.table());
  }
}
