package io.beldi.runtime.record;

import io.beldi.runtime.CallFailed;
import io.beldi.runtime.Fork;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Retry;
import io.beldi.runtime.Signature;
import io.beldi.runtime.Step;
import io.beldi.runtime.Transaction;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Fingerprint;
import io.beldi.runtime.journal.LogEntry.Kind;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.row.Pages;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scope of a function, a loop or a branch, outside of transactions. */
final class Scope extends BasicScope {
  Scope(Attempt attempt, Path path, Strand strand) {
    super(attempt, path, strand);
  }

  @Override
  public Instance iteration(Step loop, int index) {
    return new Scope(attempt, at(loop).iteration(index), strand);
  }

  /**
   * Commits what is buffered first, so that no branch writes what another one sees. Values that
   * were only consumed wait for the first branch that has an effect.
   */
  @Override
  public Fork fork(Step step, int width) {
    commitWrites(at(step));
    return new BranchFork(
        attempt.services().platform().concurrency(),
        width,
        strand,
        index -> new Scope(attempt, at(step).branch(index), new Strand(strand, null)),
        false,
        (index, finished) -> attempt.commits().makeRoom(strand, at(step).branch(index), finished),
        null);
  }

  @Override
  public Retry retry(Step step, int retries, @Nullable Duration timeout) {
    return new BlockRetry(this, step, retries, timeout, false);
  }

  @Override
  public Retry retryReads(Step step, int retries, @Nullable Duration timeout) {
    return new BlockRetry(this, step, retries, timeout, true);
  }

  @Override
  public Transaction begin(Step step, Retry retry) {
    commitWrites(at(step));
    return ((BlockRetry) retry).next();
  }

  @Override
  public <I, O> O call(Step step, Signature<I, O> callee, I input) throws CallFailed {
    return new Calls(this).call(step, callee, input);
  }

  @Override
  public <I> void spawn(Step step, Signature<I, ?> callee, I input, Duration delay) {
    makeRoom(step);
    strand.buffer.spawn(
        new Calls(this).spawned(step, at(step), callee, Json.write(callee.input(), input), delay));
  }

  @Override
  public <O> O run(Step step, Extern<O> extern, Action<O> action) throws CallFailed {
    return new Runs(this).run(step, extern, action);
  }

  @Override
  public Page query(Step step, Query query) {
    String target = StoredForm.toText(query.partition());
    return page(step, query.table(), target, () -> attempt.services().store().query(query));
  }

  @Override
  public Page scan(Step step, Scan scan) {
    return page(
        step, scan.table(), scan.table().name(), () -> attempt.services().store().scan(scan));
  }

  @Override
  public void prefetch(List<ItemKey> keys) {
    strand.announce(keys);
  }

  @Override
  public List<StoredRow> fetch(List<ItemKey> keys) {
    List<ItemKey> missing = strand.ahead(keys);
    attempt
        .fetch(missing)
        .forEach((key, row) -> strand.fetched(key, attempt.access().outside(key, row)));
    List<StoredRow> rows = new ArrayList<>(keys.size());
    keys.forEach(key -> rows.add(Objects.requireNonNull(strand.takeFetched(key), "row")));
    return rows;
  }

  @Override
  public @Nullable StoredRow seen(ItemKey key) {
    return null;
  }

  @Override
  public void remember(ItemKey key, StoredRow row) {
    // Outside of transactions the next read looks again.
  }

  @Override
  public Condition unchanged(Version version) {
    return version.unchanged();
  }

  @Override
  public boolean assumes(Step step) {
    return !attempt.log().has(at(step)) && attempt.assumptions().hold(at(step));
  }

  @Override
  public Path assumption(Step step) {
    return at(step);
  }

  @Override
  public RuntimeException wrong(List<Path> assumed) {
    attempt.assumptions().distrust(assumed);
    return new Signal.Again();
  }

  /**
   * No later write may change what an earlier group has brought, and no group may record a view
   * that a later one depends on; so a group is sent when it is full, before anything follows.
   */
  @Override
  void makeRoom(Step step) {
    if (strand.buffer.isFull()) {
      attempt.commits().point(strand, at(step), false);
    }
  }

  /**
   * A commit point, but only for what is written: nothing that leaves the process follows. Either
   * way others may write now, so what is known of rows is forgotten.
   */
  void commitWrites(Path at) {
    if (strand.buffer.isEmpty()) {
      strand.forgetSeen();
    } else {
      attempt.commits().point(strand, at, false);
    }
  }

  private Page page(Step step, Table table, String target, Supplier<Page> live) {
    if (strand.buffer.touches(Set.of(table.name()))) {
      commitWrites(at(step));
    }
    return observe(
        step,
        Kind.PAGE,
        Fingerprint.of(table.name(), Bytes.utf8(target)),
        () -> visible(table, live.get()),
        Pages::toValue,
        Pages::of);
  }

  private Page visible(Table table, Page raw) {
    List<Item> rows = new ArrayList<>(raw.items().size());
    for (Item item : raw.items()) {
      StoredRow stored = StoredRow.of(item, millis());
      Item row = stored.lock().exclusive() == null ? stored.row() : held(table, item, stored);
      if (row != null) {
        rows.add(row);
      }
    }
    return new Page(rows, raw.next());
  }

  /** A row that a transaction is going to write, with its key as in a page. */
  private @Nullable Item held(Table table, Item item, StoredRow stored) {
    Value partition = Objects.requireNonNull(item.get(Table.PARTITION), Table.PARTITION);
    Value sort = table.sort() == null ? null : item.get(Table.SORT);
    Item row = attempt.access().outside(new ItemKey(table, partition, sort), stored).row();
    if (row == null) {
      return null;
    }
    Item named = row.with(Table.PARTITION, partition);
    return sort == null ? named : named.with(Table.SORT, sort);
  }
}
