package io.beldi.benchmarks.work;

import io.beldi.runtime.Application;
import io.beldi.runtime.direct.DirectEngine;
import io.beldi.runtime.direct.Hazard;
import io.beldi.runtime.invoke.Engine;
import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Locale;

/** The engines that are compared. */
public enum EngineName {
  RECORD {
    @Override
    public RunnableEngine build(
        Application application, Store store, Invoker invoker, Platform platform) {
      RecordEngine engine =
          new RecordEngine(application, store, invoker, platform, Settings.standard());
      return new RunnableEngine(engine, engine);
    }
  },
  DIRECT {
    @Override
    public RunnableEngine build(
        Application application, Store store, Invoker invoker, Platform platform) {
      DirectEngine engine =
          new DirectEngine(
              Hazard.EFFECTS_MAY_BE_LOST_OR_REPEATED, application, store, invoker, platform);
      return new RunnableEngine(engine, engine);
    }
  };

  /** An engine that all functions of the application run in. */
  public abstract RunnableEngine build(
      Application application, Store store, Invoker invoker, Platform platform);

  /** As in tables and in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * An engine as the sender of requests and as the receiver of invocations.
   *
   * @param receiver the same engine
   */
  public record RunnableEngine(Engine engine, Handler receiver) implements Engine, Handler {
    @Override
    public Reply start(Request request) {
      return engine.start(request);
    }

    @Override
    public List<Table> tables() {
      return engine.tables();
    }

    @Override
    public Bytes handle(Bytes envelope) {
      return receiver.handle(envelope);
    }
  }
}
