package io.beldi.runtime.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.memory.MemoryStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random requests, to a store on disk and to the model; both answer the same. */
class SqliteAgreesWithMemoryTest {
  private static final Table.Index INDEX =
      new Table.Index("byGroup", "group", Table.KeyType.TEXT, "rank", Table.KeyType.NUMBER);
  private static final List<String> ATTRIBUTES = List.of("group", "rank", "x");

  private static Path folder;
  private static SqliteStore sqlite;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("beldi-sqlite");
    sqlite = SqliteStore.open(folder);
  }

  @AfterContainer
  static void close() throws IOException {
    sqlite.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** One request, made of a table and put to a store. */
  private interface Request {
    Object send(Table table, Store store);
  }

  @Property(tries = 60)
  void everyRequestHasTheSameAnswer(@ForAll("requests") List<Request> requests) {
    Table table =
        new Table(
            "random-" + UUID.randomUUID(),
            Table.KeyType.TEXT,
            Table.KeyType.NUMBER,
            List.of(INDEX));
    try (MemoryStore memory = new MemoryStore()) {
      memory.createTables(List.of(table));
      sqlite.createTables(List.of(table));
      int compared = 0;
      for (Request request : requests) {
        assertThat(answer(request, table, sqlite)).isEqualTo(answer(request, table, memory));
        compared++;
      }
      assertThat(compared).isEqualTo(requests.size());
      assertThat(contents(table, sqlite)).isEqualTo(contents(table, memory));
    }
  }

  private static Object answer(Request request, Table table, Store store) {
    try {
      return request.send(table, store);
    } catch (StoreException refused) {
      return refused.kind();
    }
  }

  private static Set<Item> contents(Table table, Store store) {
    Set<Item> items = new HashSet<>();
    Item after = null;
    do {
      Page page = store.scan(new Scan(table, 7, after));
      items.addAll(page.items());
      after = page.next();
    } while (after != null);
    return items;
  }

  private static List<Item> pages(Store store, Function<Item, Query> query) {
    List<Item> items = new ArrayList<>();
    Item after = null;
    do {
      Page page = store.query(query.apply(after));
      items.addAll(page.items());
      after = page.next();
    } while (after != null);
    return items;
  }

  @Provide
  Arbitrary<List<Request>> requests() {
    return Arbitraries.oneOf(writes(), groups(), gets(), queries(), indexQueries())
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Arbitrary<Value> numbers() {
    return Arbitraries.of("0", "-1", "1", "1.0", "2.50", "10", "9", "-1E20", "1E-3", "1E40")
        .map(BigDecimal::new)
        .map(Value::number);
  }

  private static Arbitrary<Value> texts() {
    return Arbitraries.of("a", "b", "", "aa", "é", "\uFFFF", "\uD83D\uDE80", "\uD800")
        .map(Value::text);
  }

  private static Arbitrary<Value> values() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, numbers()),
        Tuple.of(4, texts()),
        Tuple.of(1, Arbitraries.of(Value.NULL, Value.bool(true), Value.bytes(Bytes.of((byte) -1)))),
        Tuple.of(1, texts().list().ofMaxSize(2).map(Value::list)),
        Tuple.of(1, numbers().map(value -> Value.map(Map.of("m", value)))));
  }

  private static Arbitrary<Function<Table, ItemKey>> keys() {
    Arbitrary<Value> partitions =
        Arbitraries.frequency(Tuple.of(12, "p"), Tuple.of(6, "q"), Tuple.of(1, ""))
            .map(Value::text);
    return Combinators.combine(partitions, numbers())
        .as((partition, sort) -> table -> ItemKey.of(table, partition, sort));
  }

  private static Arbitrary<Condition> conditions() {
    Arbitrary<Condition> simple =
        Arbitraries.oneOf(
            Arbitraries.of(
                Condition.always(), new Condition.ItemExists(), new Condition.ItemAbsent()),
            Arbitraries.of(ATTRIBUTES).map(Condition::has),
            Arbitraries.of(ATTRIBUTES).map(Condition::lacks),
            Combinators.combine(
                    Arbitraries.of(ATTRIBUTES),
                    Arbitraries.of(Condition.Comparison.values()),
                    values())
                .as(Condition.Compares::new));
    Arbitrary<List<Condition>> some = simple.list().ofMaxSize(3);
    return Arbitraries.frequencyOf(
        Tuple.of(8, simple),
        Tuple.of(1, some.map(Condition.All::new)),
        Tuple.of(1, some.map(Condition.Any::new)));
  }

  private static Arbitrary<Item> items() {
    return Arbitraries.maps(Arbitraries.of(ATTRIBUTES), values()).ofMaxSize(3).map(Item::of);
  }

  private static Arbitrary<Change> changes() {
    Arbitrary<String> names = Arbitraries.of(ATTRIBUTES);
    Arbitrary<BigDecimal> amounts = numbers().map(value -> ((Value.Num) value).number());
    return Arbitraries.oneOf(
        Combinators.combine(names, values()).as(Change.Assign::new),
        Combinators.combine(names, values()).as(Change.AssignIfAbsent::new),
        Combinators.combine(names, amounts, amounts).as(Change.Add::new),
        Combinators.combine(names, values().list().ofMaxSize(2)).as(Change.Append::new),
        names.map(Change.Remove::new));
  }

  private static Arbitrary<Function<Table, Write>> write() {
    return Arbitraries.oneOf(
        Combinators.combine(keys(), items(), conditions())
            .as((key, item, when) -> table -> new Write.Put(key.apply(table), item, when)),
        Combinators.combine(keys(), changes().list().ofMinSize(1).ofMaxSize(3), conditions())
            .as((key, changes, when) -> table -> new Write.Update(key.apply(table), changes, when)),
        Combinators.combine(keys(), conditions())
            .as((key, when) -> table -> new Write.Delete(key.apply(table), when)),
        Combinators.combine(keys(), conditions())
            .as((key, when) -> table -> new Write.Check(key.apply(table), when)));
  }

  private static Arbitrary<Request> writes() {
    return write().map(write -> (table, store) -> store.write(write.apply(table)));
  }

  private static Arbitrary<Request> groups() {
    return Combinators.combine(
            write().list().ofMinSize(1).ofMaxSize(4), Arbitraries.of("1", "2", "3", "4", "5"))
        .as(
            (writes, token) ->
                (table, store) ->
                    store.transact(
                        writes.stream().map(write -> write.apply(table)).toList(),
                        token + table.name().substring(10)));
  }

  private static Arbitrary<Request> gets() {
    return keys()
        .list()
        .ofMaxSize(4)
        .map(
            keys ->
                (table, store) -> {
                  List<ItemKey> wanted = keys.stream().map(key -> key.apply(table)).toList();
                  return List.of(store.getAll(wanted), store.snapshot(wanted));
                });
  }

  private static Arbitrary<Request> queries() {
    return Combinators.combine(
            numbers().injectNull(0.3),
            numbers().injectNull(0.3),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 3))
        .as(
            (low, high, descending, limit) ->
                (table, store) ->
                    pages(
                        store,
                        after ->
                            new Query(
                                table,
                                null,
                                Value.text("p"),
                                new Query.SortRange(low, high),
                                descending,
                                limit,
                                after)));
  }

  private static Arbitrary<Request> indexQueries() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "é", ""),
            numbers().injectNull(0.5),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 3))
        .as(
            (group, low, descending, limit) ->
                (table, store) ->
                    pages(
                        store,
                        after ->
                            new Query(
                                table,
                                INDEX,
                                Value.text(group),
                                new Query.SortRange(low, null),
                                descending,
                                limit,
                                after)));
  }
}
