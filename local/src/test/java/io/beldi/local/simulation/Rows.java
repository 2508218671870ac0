package io.beldi.local.simulation;

import io.beldi.runtime.Application;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.testkit.sim.Look;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The rows of a program by name: {@code Service.state/key}. */
final class Rows {
  private static final String VALUE = "value";

  private final Application application;
  private final String module;

  /**
   * @param module whose states are meant
   */
  Rows(Application application, String module) {
    this.application = application;
    this.module = module + ".";
  }

  /** All rows that there are. */
  Map<String, Value> all(Look look) {
    Map<String, Value> rows = new TreeMap<>();
    for (Table table : application.tables()) {
      String state = table.name().substring(module.length());
      for (Item item : look.rows(table)) {
        if (!item.has(VALUE)) {
          continue; // It only stands in for a row that is not there.
        }
        String key = ((Value.Text) Objects.requireNonNull(item.get(Table.PARTITION))).text();
        rows.put(state + "/" + key, Objects.requireNonNull(item.get(VALUE)));
      }
    }
    return rows;
  }

  /** Writes a number. */
  void put(Store store, String row, long value) {
    String[] parts = row.split("/", 2);
    Table table =
        application.tables().stream()
            .filter(some -> some.name().equals(module + parts[0]))
            .findFirst()
            .orElseThrow();
    Item item = Item.of(Map.of(VALUE, Value.number(value)));
    store.write(new Write.Put(ItemKey.of(table, Value.text(parts[1])), item, Condition.always()));
  }
}
