package io.beldi.runtime.record;

import io.beldi.runtime.Step;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@link RowOperations} need of the scope they serve. */
interface RowSource {
  /** What the uncommitted stretch has done to a row so far. */
  @Nullable RowWrite buffered(ItemKey key);

  void buffer(ItemKey key, RowWrite write);

  /** Reads rows, as one request. */
  List<StoredRow> fetch(List<ItemKey> keys);

  /** A row that every further read must find as it was; null outside of transactions. */
  @Nullable StoredRow seen(ItemKey key);

  void remember(ItemKey key, StoredRow row);

  /** What must hold at the commit because {@code version} was acted upon. */
  Condition unchanged(Version version);

  /** The value of a step: from the log, or else from {@code live}, and then to be logged. */
  <T> T observe(
      Step step,
      LogEntry.Kind kind,
      long fingerprint,
      Supplier<T> live,
      Function<T, Value> encode,
      Function<Value, T> decode);

  /** Whether the step may tell the body that all is well without a look at the row. */
  boolean assumes(Step step);

  /** The name under which {@link #assumes} knows the step. */
  Path assumption(Step step);

  /** What to throw when those steps were wrong. */
  RuntimeException wrong(List<Path> assumed);

  /** The clock, in milliseconds, for rows that expire. */
  long millis();
}
