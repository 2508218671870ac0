package io.beldi.runtime.record;

import io.beldi.runtime.Instance;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.Step;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What scopes inside and outside of transactions have in common. */
abstract class BasicScope implements Instance, RowSource {
  final Attempt attempt;
  final Path path;
  final Strand strand;
  private final RowOperations rows = new RowOperations(this);

  BasicScope(Attempt attempt, Path path, Strand strand) {
    this.attempt = attempt;
    this.path = path;
    this.strand = strand;
  }

  Path at(Step step) {
    return path.step(step.number());
  }

  @Override
  public final Instant started() {
    return Instant.ofEpochMilli(attempt.envelope().started());
  }

  @Override
  public final Instant now(Step step) {
    long millis =
        observe(
            step,
            Kind.CLOCK,
            0,
            this::millis,
            Value::number,
            logged -> ((Value.Num) logged).number().longValueExact());
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public final String newId(Step step) {
    return attempt.envelope().instance().newId(attempt.envelope().started(), at(step));
  }

  @Override
  public final String stepKey(Step step) {
    return attempt.envelope().instance().stepKey(at(step));
  }

  @Override
  public final @Nullable Item read(Step step, ItemKey key) {
    return rows.read(step, key);
  }

  @Override
  public final List<@Nullable Item> readAll(Step step, List<ItemKey> keys) {
    return rows.readAll(step, keys);
  }

  @Override
  public final void put(Step step, ItemKey key, Item row) {
    makeRoom(step);
    rows.put(key, row);
  }

  @Override
  public final void putIfAbsent(Step step, ItemKey key, Item row) {
    makeRoom(step);
    rows.putIfAbsent(step, key, row);
  }

  @Override
  public final boolean insert(Step step, ItemKey key, Item row) {
    makeRoom(step);
    return rows.insert(step, key, row);
  }

  @Override
  public final void delete(Step step, ItemKey key) {
    makeRoom(step);
    rows.put(key, null);
  }

  @Override
  public final boolean update(Step step, ItemKey key, RowUpdate update) {
    makeRoom(step);
    return rows.update(step, key, update);
  }

  /** Before a write: commits what is buffered if no more fits into one group. */
  abstract void makeRoom(Step step);

  @Override
  public final @Nullable RowWrite buffered(ItemKey key) {
    return strand.buffer.find(key);
  }

  @Override
  public final void buffer(ItemKey key, RowWrite write) {
    strand.buffer.put(key, write);
  }

  @Override
  public final <T> T observe(
      Step step,
      Kind kind,
      long fingerprint,
      Supplier<T> live,
      Function<T, Value> encode,
      Function<Value, T> decode) {
    LogEntry logged = attempt.log().take(at(step), kind, fingerprint, step.site());
    if (logged != null) {
      return decode.apply(logged.value());
    }
    attempt.checkTime();
    T value = live.get();
    if (!attempt.commits().leavesNoTrace()) {
      strand.note(
          new LogEntry(at(step), kind, fingerprint, step.site(), encode.apply(value)), true);
    }
    return value;
  }

  @Override
  public final long millis() {
    return attempt.services().platform().clock().millis();
  }

  @Override
  public abstract Condition unchanged(Version version);
}
