package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.daal.DaalEngine;
import io.beldi.runtime.daal.DaalSettings;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine of the paper.
 *
 * @param bounds what its settings were derived from
 */
record DaalProtocol(DaalSettings settings, Bounds bounds) implements Protocol {
  @Override
  public EngineFactory engines() {
    return DaalEngine.factory(settings);
  }

  /** To run twice at once does no harm. */
  @Override
  public boolean mayArriveTwice(Envelope envelope) {
    return true;
  }

  /** Messages about an instance that has ended are ignored, or are about nothing that is stored. */
  @Override
  public @Nullable InstanceId needed(Envelope envelope) {
    return envelope.task() == Envelope.Task.BODY ? envelope.instance() : null;
  }

  @Override
  public Archive archive(MemoryStore store, Application application, LongSupplier now) {
    return new Chains(store, application, settings, now);
  }
}
