package io.beldi.testkit;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run has left behind: the rows of the application, as text that can be compared. Left out
 * is what may differ between runs that did the same: moments read from the clock, since a run that
 * had to recover waits longer.
 *
 * @param rows in order; two rows may look the same once the moments are left out
 */
public record StoredState(List<StoredRow> rows) {
  private static final String EXPIRY = "_ttl";
  private static final String SCALAR = "value";

  public StoredState {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param key the table, and the row's key in it
   * @param value its fields
   */
  public record StoredRow(String key, String value) implements Comparable<StoredRow> {
    @Override
    public int compareTo(StoredRow other) {
      int keys = key.compareTo(other.key);
      return keys == 0 ? value.compareTo(other.value) : keys;
    }
  }

  /**
   * A row that two runs have left in different ways.
   *
   * @param key the table, and the row's key in it
   * @param wanted its fields after the one run; empty where it is absent
   * @param found its fields after the other
   */
  public record Change(String key, String wanted, String found) {}

  static StoredState of(ApplicationRows stored, List<Table> tables, Moments moments) {
    List<StoredRow> rows = new ArrayList<>();
    for (Table table : tables) {
      for (Item item : stored.all(table)) {
        rows.add(row(table, item, moments));
      }
      for (ItemKey key : stored.held(table)) {
        rows.add(new StoredRow(key.toString(), "is held by a transaction"));
      }
    }
    Collections.sort(rows);
    return new StoredState(rows);
  }

  /** The rows in the store's JSON form. */
  static SortedSet<String> texts(ApplicationRows stored, List<Table> tables, Moments moments) {
    SortedSet<String> texts = new TreeSet<>();
    for (Table table : tables) {
      for (Item item : stored.all(table)) {
        Value row = moments.without(Value.map(item.attributes()));
        texts.add(table.name() + " " + StoredForm.toText(row));
      }
    }
    return texts;
  }

  private static StoredRow row(Table table, Item item, Moments moments) {
    Map<String, Value> fields = new TreeMap<>(item.attributes());
    Value partition = fields.remove(Table.PARTITION);
    Value sort = fields.remove(Table.SORT);
    // In seconds, and made from a field that is compared.
    fields.remove(EXPIRY);
    fields.replaceAll((name, value) -> moments.without(value));
    String key = partition == null ? "" : ValueText.of(moments.without(partition));
    if (sort != null) {
      key = key + ", " + ValueText.of(moments.without(sort));
    }
    Value only = fields.size() == 1 ? fields.get(SCALAR) : null;
    String value = only == null ? ValueText.of(fields) : ValueText.of(only);
    return new StoredRow(table.name() + "[" + key + "]", value);
  }

  /** The rows that another run has left in other ways than this one. */
  List<Change> changes(StoredState found) {
    List<StoredRow> missing = minus(rows, found.rows);
    List<StoredRow> added = minus(found.rows, rows);
    List<Change> changes = new ArrayList<>();
    for (StoredRow row : missing) {
      StoredRow other = take(added, row.key());
      changes.add(new Change(row.key(), row.value(), other == null ? "" : other.value()));
    }
    added.forEach(row -> changes.add(new Change(row.key(), "", row.value())));
    return changes;
  }

  private static List<StoredRow> minus(List<StoredRow> some, List<StoredRow> others) {
    List<StoredRow> rest = new ArrayList<>(some);
    others.forEach(rest::remove);
    return rest;
  }

  private static @Nullable StoredRow take(List<StoredRow> rows, String key) {
    for (StoredRow row : rows) {
      if (row.key().equals(key)) {
        rows.remove(row);
        return row;
      }
    }
    return null;
  }
}
