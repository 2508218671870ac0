package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engines of a run have stored, as nobody in the simulated world can see it. */
interface Archive {
  /** All tables, those of the application included. */
  List<Table> tables();

  /** Takes the rows that are there before anything runs. */
  Store seeds();

  /** Sees the rows of the application. */
  Look look();

  /** Whether the rows are now as transactions leave them, and not halfway. */
  boolean isSettled();

  /** Whether a table holds what is known of instances. */
  boolean isOwn(Table table);

  /** Whose record an item is; null if it is nobody's. */
  @Nullable InstanceId instanceOf(ItemKey key);

  /**
   * What is not known any more now that an item is deleted; null if nothing is lost by it.
   *
   * @param deleted the item, as it was
   */
  @Nullable Loss loss(ItemKey key, Item deleted);

  /**
   * What was forgotten, by one domain.
   *
   * @param instance that was; null if it was a transaction
   * @param transaction its id; null if it was an instance
   */
  record Loss(String domain, @Nullable InstanceId instance, @Nullable String transaction) {}

  /**
   * Whether somebody must look after an instance.
   *
   * @param latest due by then, in milliseconds; null: whenever
   */
  boolean hasDue(@Nullable Long latest);

  /** Whether a pass of the sweeper would find something. */
  boolean hasGarbage();

  /** What a store with a time to live may delete by itself. */
  List<Write.Delete> expired();

  /** Whether an operator has something to do. */
  boolean hasParked();

  /**
   * An operator does something about a parked instance.
   *
   * @return what came of it, for the trace
   */
  String operate(Execution operator);

  /**
   * @throws Violation if something is left open though everything has ended
   */
  void expectRest(Workload workload);

  /**
   * Lets time pass until everything that has ended may be forgotten.
   *
   * @throws Violation if something is then still there
   */
  void forget();

  /** What somebody must look after, for people. */
  List<Item> open();
}
