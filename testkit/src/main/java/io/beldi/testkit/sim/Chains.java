package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.daal.DaalEngine;
import io.beldi.runtime.daal.DaalSettings;
import io.beldi.runtime.engine.Engine;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import io.beldi.testkit.CountedIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the engine of the paper has stored: intents, logs, and rows as chains of items. */
final class Chains implements Archive {
  private static final String INTENTS = ".intents";
  private static final String ENVELOPE = "en";
  private static final String RESULT = "r";
  private static final String PARKED = "pk";
  private static final String ROW_SORT = "_so";
  private static final String ENTRY = "_l";

  /** A chain is left with its head and its tail at most. */
  private static final int SHORTEST = 2;

  /** What one pass takes out of its chain the next one deletes, and the one after it forgets. */
  private static final int PASSES = 8;

  private final MemoryStore store;
  private final Application application;
  private final DaalSettings settings;
  private final Engine engine;
  private long later;

  Chains(MemoryStore store, Application application, DaalSettings settings, LongSupplier now) {
    this.store = store;
    this.application = application;
    this.settings = settings;
    Platform platform =
        new Platform(
            new Aside(() -> now.getAsLong() + later),
            new CountedIds(),
            Concurrency.threads(),
            Probe.none());
    this.engine = DaalEngine.factory(settings).local(application, store, platform);
  }

  /** The clock of one who is not in the simulated world, and does not wait there. */
  private record Aside(LongSupplier now) implements Clock {
    @Override
    public long millis() {
      return now.getAsLong();
    }

    @Override
    public void sleep(Duration time) {
      throw new IllegalStateException("requests to a store in memory do not fail");
    }
  }

  @Override
  public List<Table> tables() {
    return Stream.concat(engine.applicationTables().stream(), engine.tables().stream()).toList();
  }

  @Override
  public Store seeds() {
    return new SeedStore(engine.rows());
  }

  @Override
  public Look look() {
    return new Look(key -> engine.rows().get(key), table -> engine.rows().all(table));
  }

  /** A transaction writes one row after another. */
  @Override
  public boolean isSettled() {
    return held().isEmpty();
  }

  private List<ItemKey> held() {
    return application.tables().stream()
        .flatMap(table -> engine.rows().held(table).stream())
        .toList();
  }

  @Override
  public boolean isOwn(Table table) {
    return table.name().startsWith(settings.prefix()) && table.name().endsWith(INTENTS);
  }

  @Override
  public @Nullable InstanceId instanceOf(ItemKey key) {
    Item intent = isOwn(key.table()) ? store.get(key) : null;
    return intent == null ? null : envelope(intent).instance();
  }

  @Override
  public Loss loss(ItemKey key, Item deleted) {
    return new Loss("", envelope(deleted).instance(), null);
  }

  @Override
  public boolean hasDue(@Nullable Long latest) {
    Long due = engine.due();
    return due != null && (latest == null || due <= latest);
  }

  /** Whatever has ended is garbage some time. */
  @Override
  public boolean hasGarbage() {
    return true;
  }

  @Override
  public List<Write.Delete> expired() {
    return List.of();
  }

  @Override
  public boolean hasParked() {
    return false;
  }

  @Override
  public String operate(Execution operator) {
    throw new UnsupportedOperationException("nobody resumes what this engine gives up");
  }

  @Override
  public void expectRest(Workload workload) {
    for (Item intent : intents()) {
      if (intent.has(PARKED) && !workload.mayFault(envelope(intent).function())) {
        throw new Violation(Invariant.I18, envelope(intent).instance() + " is parked");
      }
      if (!intent.has(PARKED) && !intent.has(RESULT)) {
        throw new Violation(Invariant.I11, "left as " + intent);
      }
    }
    List<ItemKey> held = held();
    if (!held.isEmpty()) {
      throw new Violation(Invariant.I11, "there is a lock on " + held);
    }
  }

  @Override
  public void forget() {
    Map<String, List<Item>> before = rows();
    for (int pass = 0; pass < PASSES; pass++) {
      store.settleIndexes();
      later += settings.remembered().plus(settings.dead()).toMillis() + 1;
      engine.sweeper().pass();
    }
    if (!rows().equals(before)) {
      throw new Violation(Invariant.I13, "of " + before + " there is left " + rows());
    }
    if (intents().stream().anyMatch(intent -> intent.has(PARKED))) {
      return; // What is parked keeps what it has logged.
    }
    for (Table table : engine.tables()) {
      List<Item> left = store.rows(table);
      if (!left.isEmpty()) {
        throw new Violation(Invariant.I12, table.name() + " is left with " + left);
      }
    }
    engine.applicationTables().forEach(this::expectShort);
  }

  private Map<String, List<Item>> rows() {
    Map<String, List<Item>> rows = new HashMap<>();
    for (Table table : application.tables()) {
      rows.put(table.name(), engine.rows().all(table));
    }
    return rows;
  }

  private void expectShort(Table table) {
    Map<List<@Nullable Value>, Integer> lengths = new HashMap<>();
    for (Item item : store.rows(table)) {
      List<@Nullable Value> row = new ArrayList<>();
      row.add(item.get(Table.PARTITION));
      row.add(item.get(ROW_SORT));
      int length = lengths.merge(row, 1, Integer::sum);
      boolean entries =
          item.attributes().entrySet().stream()
              .anyMatch(
                  attribute ->
                      attribute.getKey().startsWith(ENTRY)
                          && attribute.getValue() instanceof Value.ListOf);
      if (length > SHORTEST || entries) {
        throw new Violation(Invariant.I12, table.name() + " is left with " + item);
      }
    }
  }

  @Override
  public List<Item> open() {
    return intents().stream().filter(intent -> !intent.has(RESULT)).toList();
  }

  private List<Item> intents() {
    return engine.tables().stream()
        .filter(this::isOwn)
        .flatMap(table -> store.rows(table).stream())
        .toList();
  }

  private static Envelope envelope(Item intent) {
    Value text = Objects.requireNonNull(intent.get(ENVELOPE));
    return Envelope.decode(Bytes.utf8(((Value.Text) text).text()));
  }
}
