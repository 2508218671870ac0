package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An engine with its settings, and what the simulated world has to know of it. */
interface Protocol {
  /** Makes the engine of each execution. */
  EngineFactory engines();

  Bounds bounds();

  /** Whether two arrivals of a call are as good as one. */
  boolean mayArriveTwice(Envelope envelope);

  /** The instance that must be known when this arrives; null if it does not matter. */
  @Nullable InstanceId needed(Envelope envelope);

  /**
   * What is stored.
   *
   * @param now the time, in milliseconds
   */
  Archive archive(MemoryStore store, Application application, LongSupplier now);
}
