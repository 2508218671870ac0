package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.collect.InstanceAction;
import io.beldi.runtime.collect.ParkedInstances;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the journals of all domains, and beside the rows of the application. */
final class Journals implements Archive {
  private static final int CHOICES = 3;

  private final MemoryStore store;
  private final Application application;
  private final Settings settings;
  private final LongSupplier now;
  private final List<Journal> all;

  Journals(MemoryStore store, Application application, Settings settings, LongSupplier now) {
    this.store = store;
    this.application = application;
    this.settings = settings;
    this.now = now;
    Settings.Layout layout = settings.layout();
    TreeSet<String> domains = new TreeSet<>(Set.of(""));
    application.functions().forEach(function -> domains.add(function.signature().domain()));
    this.all =
        domains.stream()
            .map(domain -> new Journal(layout.prefix(), layout.shards(), domain))
            .toList();
  }

  /** A parked instance, and whose it is. */
  private record Parked(String domain, InstanceId instance) {}

  @Override
  public List<Table> tables() {
    return Stream.concat(application.tables().stream(), all.stream().map(Journal::table)).toList();
  }

  @Override
  public Store seeds() {
    return store;
  }

  @Override
  public Look look() {
    return new Look(store::get, store::rows);
  }

  /** Whoever reads a row of a transaction that is decided sees what was decided. */
  @Override
  public boolean isSettled() {
    return true;
  }

  @Override
  public boolean isOwn(Table table) {
    return all.stream().anyMatch(some -> some.table().name().equals(table.name()));
  }

  @Override
  public @Nullable InstanceId instanceOf(ItemKey key) {
    return isOwn(key.table()) ? instance(key) : null;
  }

  /** Whose record an item of a journal is, or would be. */
  private static InstanceId instance(ItemKey key) {
    String root = ((Value.Text) key.partition()).text();
    return new InstanceId(root, new Path(((Value.Text) Objects.requireNonNull(key.sort())).text()));
  }

  @Override
  public @Nullable Loss loss(ItemKey key, Item deleted) {
    String domain = key.table().domain();
    if (Journal.isRecord(deleted)) {
      return new Loss(domain, new JournalRecord(deleted).id(), null);
    }
    // The partition of what is known of a transaction is named so that no instance's can be.
    return Journal.isTransaction(deleted)
        ? new Loss(domain, null, instance(key).root().substring(1))
        : null;
  }

  @Override
  public boolean hasGarbage() {
    return !expired().isEmpty();
  }

  @Override
  public List<Write.Delete> expired() {
    List<Write.Delete> found = new ArrayList<>();
    for (Journal journal : all) {
      for (Item item : store.rows(journal.table())) {
        Value end = item.get(Journal.EXPIRES);
        if (end != null && isOver(end, now.getAsLong())) {
          found.add(
              new Write.Delete(key(journal.table(), item), Condition.equal(Journal.EXPIRES, end)));
        }
      }
    }
    return found;
  }

  @Override
  public boolean hasParked() {
    return !parked().isEmpty();
  }

  private List<Parked> parked() {
    List<Parked> found = new ArrayList<>();
    for (Journal journal : all) {
      for (Item item : store.rows(journal.table())) {
        if (item.has(Journal.PARKED)) {
          found.add(new Parked(journal.table().domain(), new JournalRecord(item).id()));
        }
      }
    }
    return found;
  }

  @Override
  public String operate(Execution operator) {
    List<Parked> parked = parked();
    if (parked.isEmpty()) {
      return "finds nothing";
    }
    Parked one = parked.get((int) Math.floorMod(operator.random(), (long) parked.size()));
    InstanceId id = one.instance();
    ParkedInstances instances = ((RecordEngine) operator.engine()).parked(one.domain());
    boolean abandon = Math.floorMod(operator.random(), CHOICES) == 0;
    InstanceAction done = abandon ? instances.abandon(id, "no use") : instances.resume(id);
    return (abandon ? "abandons " : "resumes ") + id + ": " + done;
  }

  @Override
  public boolean hasDue(@Nullable Long latest) {
    Value end = latest == null ? null : Value.number(latest);
    return all.stream().anyMatch(some -> hasDue(some, end));
  }

  private boolean hasDue(Journal some, @Nullable Value latest) {
    for (int shard = 0; shard < some.shards(); shard++) {
      Query query =
          new Query(
              some.table(),
              some.dueIndex(),
              Value.number(shard),
              new Query.SortRange(null, latest),
              false,
              1,
              null);
      if (!store.query(query).items().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void expectRest(Workload workload) {
    all.forEach(journal -> new JournalAtRest(store, journal).expectClosed(workload));
    JournalAtRest.expectNothingHeld(store, application);
  }

  @Override
  public void forget() {
    long late =
        now.getAsLong()
            + settings.retention().records().toMillis()
            + settings.timing().skew().toMillis();
    all.forEach(journal -> new JournalAtRest(store, journal).forget(late));
  }

  @Override
  public List<Item> open() {
    return all.stream()
        .flatMap(journal -> store.rows(journal.table()).stream())
        .filter(item -> item.has(Journal.DUE))
        .toList();
  }

  static boolean isOver(Value end, long now) {
    return end instanceof Value.Num seconds && seconds.number().longValueExact() * 1000 <= now;
  }

  static ItemKey key(Table table, Item item) {
    return ItemKey.of(
        table,
        Objects.requireNonNull(item.get(Table.PARTITION)),
        Objects.requireNonNull(item.get(Table.SORT)));
  }
}
