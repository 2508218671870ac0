package io.beldi.runtime;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A state whose key has one part: {@code state rooms: HotelId -> Inventory}. */
public final class State<K, V> {
  private final Table table;
  private final KeyPart<K> keys;
  private final RowForm<V> rows;

  private State(Table table, KeyPart<K> keys, RowForm<V> rows) {
    this.table = table;
    this.keys = keys;
    this.rows = rows;
  }

  /**
   * @param name the full name, such as {@code travel.Hotel.rooms}
   */
  public static <K, V> State<K, V> of(
      String name, KeyPart<K> keys, RowForm<V> rows, Table.Index... indexes) {
    return new State<>(
        rows.table(new Table(name, keys.type(), null, List.of(indexes))), keys, rows);
  }

  /** This state as one of a service that keeps its tables to itself, given by its full name. */
  public State<K, V> inDomain(String owner) {
    return new State<>(table.inDomain(owner), keys, rows);
  }

  /** This state as one whose rows transactions of other services' domains may hold. */
  public State<K, V> asLockable() {
    return new State<>(table.asLockable(), keys, rows);
  }

  public Table table() {
    return table;
  }

  /** The name of one row in the store. */
  public ItemKey key(K key) {
    return ItemKey.of(table, keys.store(key));
  }

  public @Nullable V get(Instance self, Step step, K key) {
    return loadOrNull(self.read(step, key(key)));
  }

  /** One entry per key, in order, null where there is no row. One step. */
  public List<@Nullable V> getAll(Instance self, Step step, List<K> wanted) {
    return self.readAll(step, wanted.stream().map(this::key).toList()).stream()
        .<@Nullable V>map(this::loadOrNull)
        .toList();
  }

  public void put(Instance self, Step step, K key, V value) {
    self.put(step, key(key), rows.store(value));
  }

  /** Writes the row if there is none; an existing one is kept. */
  public void putIfAbsent(Instance self, Step step, K key, V value) {
    self.putIfAbsent(step, key(key), rows.store(value));
  }

  /** Writes the row if there is none; false if there is one. */
  public boolean insert(Instance self, Step step, K key, V value) {
    return self.insert(step, key(key), rows.store(value));
  }

  public void delete(Instance self, Step step, K key) {
    self.delete(step, key(key));
  }

  /** Changes fields; false if a bound would be broken or the row is absent and has no defaults. */
  public boolean update(
      Instance self, Step step, K key, @Nullable V defaults, FieldUpdate... fields) {
    Item initial = defaults == null ? null : rows.store(defaults);
    return self.update(step, key(key), new RowUpdate(initial, List.of(fields)));
  }

  /** As {@link #update}; what would be false there is a fault here. */
  public void change(Instance self, Step step, K key, @Nullable V defaults, FieldUpdate... fields) {
    if (!update(self, step, key, defaults, fields)) {
      throw new Fault(
          step.site(), table.name() + ": the update breaks a bound, or there is no row");
    }
  }

  /** A page of the whole state, in no promised order. */
  public RowPage<Row<K, V>, K> scan(Instance self, Step step, int limit, @Nullable K from) {
    Item after = from == null ? null : keyAttributes(from);
    Page page = self.scan(step, new Scan(table, limit, after));
    Item next = page.next();
    return new RowPage<>(
        page.items().stream().map(this::row).toList(), next == null ? null : keyOf(next));
  }

  /** An index of this state, by its name. */
  public <P> StateIndex<K, V, P> index(String name, KeyPart<P> partition, boolean descending) {
    return new StateIndex<>(this, StateIndex.named(table, name), partition, descending);
  }

  /** How lines of a seed file become rows of this state. */
  public Seed<Row<K, V>> seed() {
    return new Seed<>(
        Seed.stateOf(table),
        new RowCodec<>(keys.codec(), rows.codec()),
        row -> key(row.key()),
        row -> rows.store(row.value()));
  }

  Row<K, V> row(Item item) {
    return new Row<>(keyOf(item), rows.load(item));
  }

  private K keyOf(Item item) {
    return keys.load(Objects.requireNonNull(item.get(Table.PARTITION), Table.PARTITION));
  }

  private Item keyAttributes(K key) {
    return Item.of(java.util.Map.<String, Value>of(Table.PARTITION, keys.store(key)));
  }

  private @Nullable V loadOrNull(@Nullable Item item) {
    return item == null ? null : rows.load(item);
  }
}
