package io.beldi.runtime;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A state whose key has two parts: {@code state home: (UserId, PostId) -> Entry}. Rows with the
 * same first part are ordered by the second.
 */
public final class SortedState<P, S, V> {
  private final Table table;
  private final KeyPart<P> partitions;
  private final KeyPart<S> sorts;
  private final RowForm<V> rows;

  private SortedState(Table table, KeyPart<P> partitions, KeyPart<S> sorts, RowForm<V> rows) {
    this.table = table;
    this.partitions = partitions;
    this.sorts = sorts;
    this.rows = rows;
  }

  public static <P, S, V> SortedState<P, S, V> of(
      String name,
      KeyPart<P> partitions,
      KeyPart<S> sorts,
      RowForm<V> rows,
      Table.Index... indexes) {
    Table table = new Table(name, partitions.type(), sorts.type(), List.of(indexes));
    return new SortedState<>(rows.table(table), partitions, sorts, rows);
  }

  /** This state as one of a service that keeps its tables to itself, given by its full name. */
  public SortedState<P, S, V> inDomain(String owner) {
    return new SortedState<>(table.inDomain(owner), partitions, sorts, rows);
  }

  /** This state as one whose rows transactions of other services' domains may hold. */
  public SortedState<P, S, V> asLockable() {
    return new SortedState<>(table.asLockable(), partitions, sorts, rows);
  }

  public Table table() {
    return table;
  }

  /** The name of one row in the store. */
  public ItemKey key(P partition, S sort) {
    return ItemKey.of(table, partitions.store(partition), sorts.store(sort));
  }

  public @Nullable V get(Instance self, Step step, P partition, S sort) {
    return loadOrNull(self.read(step, key(partition, sort)));
  }

  /** One entry per key, in order, null where there is no row. One step. */
  public List<@Nullable V> getAll(Instance self, Step step, List<ItemKey> wanted) {
    return self.readAll(step, wanted).stream().<@Nullable V>map(this::loadOrNull).toList();
  }

  public void put(Instance self, Step step, P partition, S sort, V value) {
    self.put(step, key(partition, sort), rows.store(value));
  }

  /** Writes the row if there is none; an existing one is kept. */
  public void putIfAbsent(Instance self, Step step, P partition, S sort, V value) {
    self.putIfAbsent(step, key(partition, sort), rows.store(value));
  }

  /** Writes the row if there is none; false if there is one. */
  public boolean insert(Instance self, Step step, P partition, S sort, V value) {
    return self.insert(step, key(partition, sort), rows.store(value));
  }

  public void delete(Instance self, Step step, P partition, S sort) {
    self.delete(step, key(partition, sort));
  }

  /** Changes fields; false if a bound would be broken or the row is absent and has no defaults. */
  public boolean update(
      Instance self, Step step, P partition, S sort, @Nullable V defaults, FieldUpdate... fields) {
    Item initial = defaults == null ? null : rows.store(defaults);
    return self.update(step, key(partition, sort), new RowUpdate(initial, List.of(fields)));
  }

  /** As {@link #update}; what would be false there is a fault here. */
  public void change(
      Instance self, Step step, P partition, S sort, @Nullable V defaults, FieldUpdate... fields) {
    if (!update(self, step, partition, sort, defaults, fields)) {
      throw new Fault(
          step.site(), table.name() + ": the update breaks a bound, or there is no row");
    }
  }

  /** A page of one partition, ordered by the sort part. {@code from} is exclusive. */
  public RowPage<SortedRow<P, S, V>, S> range(
      Instance self, Step step, P partition, int limit, boolean newestFirst, @Nullable S from) {
    Value stored = partitions.store(partition);
    Item after =
        from == null
            ? null
            : Item.of(Map.of(Table.PARTITION, stored, Table.SORT, sorts.store(from)));
    Page page = self.query(step, new Query(table, null, stored, null, newestFirst, limit, after));
    Item next = page.next();
    return new RowPage<>(
        page.items().stream().map(this::row).toList(), next == null ? null : sortOf(next));
  }

  /** A page of the whole state, in no promised order; {@code from} is an earlier page's cursor. */
  public RowPage<SortedRow<P, S, V>, String> scan(
      Instance self, Step step, int limit, @Nullable String from) {
    Page page = self.scan(step, new Scan(table, limit, from == null ? null : Cursors.parse(from)));
    Item next = page.next();
    return new RowPage<>(
        page.items().stream().map(this::row).toList(), next == null ? null : Cursors.format(next));
  }

  /** How lines of a seed file become rows of this state. */
  public Seed<?> seed() {
    return new Seed<>(
        Seed.stateOf(table),
        new RowCodec<>(new KeyPair.PairCodec<>(partitions.codec(), sorts.codec()), rows.codec()),
        row -> key(row.key().partition(), row.key().sort()),
        row -> rows.store(row.value()));
  }

  private SortedRow<P, S, V> row(Item item) {
    P partition =
        partitions.load(Objects.requireNonNull(item.get(Table.PARTITION), Table.PARTITION));
    return new SortedRow<>(partition, sortOf(item), rows.load(item));
  }

  private S sortOf(Item item) {
    return sorts.load(Objects.requireNonNull(item.get(Table.SORT), Table.SORT));
  }

  private @Nullable V loadOrNull(@Nullable Item item) {
    return item == null ? null : rows.load(item);
  }
}
