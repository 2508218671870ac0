package io.beldi.runtime.record;

import io.beldi.runtime.Application;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Fault;
import io.beldi.runtime.Signature;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.util.SortedMap;

/**
 * What all attempts in one domain share.
 *
 * @param tables of the domain, by name
 * @param store that of the domain alone
 */
record Services(
    String domain,
    Application application,
    SortedMap<String, Table> tables,
    Store store,
    Invoker invoker,
    Platform platform,
    Journal journal,
    Settings settings) {

  /** The body behind a signature. */
  @SuppressWarnings("unchecked")
  <I, O> DurableFunction<I, O> function(Signature<I, O> signature) {
    return (DurableFunction<I, O>) function(signature.name());
  }

  /**
   * @throws Fault if the application has no function of that name
   */
  DurableFunction<?, ?> function(String name) {
    DurableFunction<?, ?> function = application.function(name);
    if (function == null) {
      throw new Fault("", "there is no function " + name);
    }
    return function;
  }

  /**
   * A table of the domain.
   *
   * @throws IllegalStateException if there is none of that name
   */
  Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("there is no table " + name + " any more");
    }
    return table;
  }

  /** Says which way an attempt went. */
  void reached(Mark mark) {
    platform.probe().reached(mark);
  }

  /** Whether a record counts as absent, though the store has not removed it yet. */
  boolean isExpired(JournalRecord record) {
    return record.expired(platform.clock().millis(), settings.timing().skew());
  }
}
