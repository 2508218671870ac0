package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.function.LongSupplier;

/** The default engine. */
record RecordProtocol(Settings settings) implements Protocol {
  @Override
  public EngineFactory engines() {
    return RecordEngine.factory(settings);
  }

  @Override
  public Bounds bounds() {
    return new Bounds(
        settings.attempts().limit(),
        settings.attempts().waits().cap(),
        settings.timing().event(),
        settings.timing().flight(),
        settings.timing().skew(),
        settings.retention().records());
  }

  /**
   * A first try that arrives twice is two attempts of one stamp, which nothing tells apart: an
   * invoker must not do that. The call of a transaction is answered once, however often it arrives.
   */
  @Override
  public boolean mayArriveTwice(Envelope envelope) {
    return envelope.sealed() || envelope.transaction() != null;
  }

  @Override
  public InstanceId needed(Envelope envelope) {
    return envelope.instance();
  }

  @Override
  public Archive archive(MemoryStore store, Application application, LongSupplier now) {
    return new Journals(store, application, settings, now);
  }
}
