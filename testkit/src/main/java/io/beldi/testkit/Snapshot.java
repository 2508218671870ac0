package io.beldi.testkit;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an application, as text that two runs can be compared by. Left out is what may differ
 * between runs that did the same: version stamps, and moments read from the clock, since a run that
 * had to recover waits longer.
 */
record Snapshot(SortedSet<String> rows) {
  private static final int PAGE = 100;
  private static final String VERSION = "_v";

  /** The rows of {@code tables}; numbers between the two moments count as moments. */
  static Snapshot of(Store store, List<Table> tables, long from, long to) {
    SortedSet<String> rows = new TreeSet<>();
    for (Table table : tables) {
      for (Item row : rows(store, List.of(table))) {
        Map<String, Value> shown = new TreeMap<>(row.attributes());
        shown.remove(VERSION);
        shown.replaceAll((name, value) -> timeless(value, from, to));
        rows.add(table.name() + " " + StoredForm.toText(Value.map(shown)));
      }
    }
    return new Snapshot(rows);
  }

  /** Every item of {@code tables}. */
  static List<Item> rows(Store store, List<Table> tables) {
    List<Item> rows = new ArrayList<>();
    for (Table table : tables) {
      @Nullable Item after = null;
      do {
        Page page = store.scan(new Scan(table, PAGE, after));
        rows.addAll(page.items());
        after = page.next();
      } while (after != null);
    }
    return rows;
  }

  /** What the other run has and this one has not, or the other way round; empty if nothing. */
  String difference(Snapshot other) {
    SortedSet<String> missing = new TreeSet<>(rows);
    missing.removeAll(other.rows);
    SortedSet<String> added = new TreeSet<>(other.rows);
    added.removeAll(rows);
    StringBuilder text = new StringBuilder();
    missing.forEach(row -> text.append("\n    only without it: ").append(row));
    added.forEach(row -> text.append("\n    only with it:    ").append(row));
    return text.toString();
  }

  private static Value timeless(Value value, long from, long to) {
    if (value instanceof Value.Num number) {
      BigDecimal moment = number.number();
      boolean read =
          moment.compareTo(BigDecimal.valueOf(from)) >= 0
              && moment.compareTo(BigDecimal.valueOf(to)) <= 0;
      return read ? Value.text("a moment of the run") : value;
    }
    if (value instanceof Value.ListOf list) {
      return Value.list(list.values().stream().map(each -> timeless(each, from, to)).toList());
    }
    if (value instanceof Value.MapOf map) {
      Map<String, Value> entries = new TreeMap<>(map.entries());
      entries.replaceAll((name, each) -> timeless(each, from, to));
      return Value.map(entries);
    }
    return value;
  }
}
