package io.beldi.runtime.engine;

import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.invoke.Handler;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs instances, and makes their effects happen exactly once (or, for one engine, does not). */
public interface Engine extends Handler {

  /**
   * Starts a root instance, or finds the one that the request's key names, and waits for its end.
   */
  Reply start(Request request);

  /** The application's tables, as this engine lays them out in the store. */
  List<Table> applicationTables();

  /** The tables that the engine itself needs, beside the application's. */
  List<Table> tables();

  /** The rows of the application, for those who are no instance. */
  ApplicationRows rows();

  /**
   * Who attempts again what nobody drives any more.
   *
   * @param letters is told of instances that are not attempted any more
   */
  Pass collector(DeadLetters letters);

  /** Who deletes what nobody needs any more, where the store does not do it by itself. */
  Pass sweeper();

  /**
   * When a pass of the collector will have something to do, in milliseconds; null if there is
   * nothing that anybody has to look after.
   *
   * @throws StoreException if the store did not answer
   */
  @Nullable Long due();
}
