package io.beldi.runtime.engine;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.LocalInvoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.store.Store;

/** Makes engines of one kind, with one choice of settings. */
@FunctionalInterface
public interface EngineFactory {
  /**
   * @param invoker reaches {@link Engine#handle}, here or in other processes with the same
   *     application
   */
  Engine create(Application application, Store store, Invoker invoker, Platform platform);

  /** An engine all of whose functions run in this process. */
  default Engine local(Application application, Store store, Platform platform) {
    LocalInvoker invoker = new LocalInvoker(platform.concurrency());
    Engine engine = create(application, store, invoker, platform);
    invoker.connect(engine);
    return engine;
  }
}
