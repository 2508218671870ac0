package io.beldi.benchmarks;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transfer of the quickstart: two rows read, two rows and a record written in one group. */
final class Transfers extends Contest {
  private static final int ACCOUNTS = 10_000;
  private static final long MUCH = 1_000_000_000;

  private final List<Table> tables;

  Transfers(Application application) {
    super(application);
    this.tables = application.tables();
  }

  @Override
  void prepare(RecordEngine engine, Store store) {
    Table savings =
        tables.stream().filter(table -> table.name().contains("Savings")).findFirst().orElseThrow();
    for (int account = 0; account < ACCOUNTS; account += 50) {
      put(store, savings, account);
      put(store, ROWS, account);
    }
  }

  private static void put(Store store, Table table, int from) {
    List<Write> rows =
        IntStream.range(from, from + 50)
            .<Write>mapToObj(
                account ->
                    new Write.Put(
                        ItemKey.of(table, Value.text("a" + account)),
                        row(MUCH, "first"),
                        Condition.always()))
            .toList();
    if (!(store.transact(rows, "prepare" + table.name() + from) instanceof Outcome.Applied)) {
      throw new IllegalStateException("the rows were not written");
    }
  }

  private static Item row(long balance, String version) {
    return Item.of(Map.of("value", Value.number(balance), "_v", Value.text(version)));
  }

  @Override
  void engine(RecordEngine engine, RandomGenerator random) {
    String id = uuid(random);
    String input =
        "{\"transferId\":\""
            + id
            + "\",\"account\":\"a"
            + random.nextInt(ACCOUNTS)
            + "\",\"sum\":1}";
    request(engine, "bank.Checking.transfer", id, input);
  }

  @Override
  void raw(Store store, RandomGenerator random) {
    while (!attempt(store, random)) {
      // Somebody else has written a row in between.
    }
  }

  private static boolean attempt(Store store, RandomGenerator random) {
    ItemKey from = ItemKey.of(ROWS, Value.text("a" + random.nextInt(ACCOUNTS)));
    ItemKey to = ItemKey.of(ROWS, Value.text("b" + random.nextInt(ACCOUNTS)));
    List<@Nullable Item> rows = store.getAll(List.of(from, to));
    String version = uuid(random).replace("-", "");
    List<Write> writes =
        List.of(
            last(version, 1, "1234"),
            new Write.Put(from, row(balance(rows.get(0)) - 1, version), asRead(rows.get(0))),
            new Write.Put(to, row(balance(rows.get(1)) + 1, version), asRead(rows.get(1))));
    return store.transact(writes, version) instanceof Outcome.Applied;
  }

  /** The requests of a function that reads a row and writes it. */
  void one(Store store, String name, String id) {
    ItemKey key = ItemKey.of(ROWS, Value.text(name));
    Item row = store.get(key);
    Outcome outcome =
        store.transact(
            List.of(
                last(id, 1, "1234"), new Write.Put(key, row(balance(row) + 1, id), asRead(row))),
            id);
    if (!(outcome instanceof Outcome.Applied)) {
      throw new IllegalStateException("expected that it is applied, but was " + outcome);
    }
  }

  private static long balance(@Nullable Item row) {
    return row != null && row.get("value") instanceof Value.Num number
        ? number.number().longValueExact()
        : 0;
  }

  private static Condition asRead(@Nullable Item row) {
    Value version = row == null ? null : row.get("_v");
    return version == null ? new Condition.ItemAbsent() : Condition.equal("_v", version);
  }
}
