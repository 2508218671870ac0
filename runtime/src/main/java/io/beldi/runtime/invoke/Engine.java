package io.beldi.runtime.invoke;

import io.beldi.runtime.store.Table;
import java.util.List;

/** Runs instances, and makes their effects happen exactly once (or, for one engine, does not). */
public interface Engine {

  /**
   * Starts a root instance, or finds the one that the request's key names, and waits for its end.
   */
  Reply start(Request request);

  /** The tables that the engine itself needs, beside the application's. */
  List<Table> tables();
}
