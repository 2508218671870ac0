package io.beldi.runtime.daal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One item of a chain: contents, log entries, a count of them, the next item, and the lock. */
record ChainItem(String id, Item item) {
  /** The row's attributes, keys included; missing where there is no row. */
  static final String VALUE = "_v";

  /** The sort key of the row that the item is a part of, also where there is no row any more. */
  static final String SORT = "_so";

  /** How often the contents were written. */
  static final String VERSION = "_u";

  /** How many log entries were added; never decreases, so that what is full stays full. */
  static final String COUNT = "_n";

  /** The id of the next item. */
  static final String NEXT = "_nx";

  /** The transaction that holds the row, and its age. */
  static final String LOCK = "_lk";

  static final String AGE = "_la";

  /** Of an item that indexes do not list yet. */
  static final String UNINDEXED = "_ix";

  /** When the item was made, in milliseconds; not of a head. */
  static final String MADE = "_ct";

  /** Of an item that a garbage collector is about to take out of its chain. */
  static final String LEAVING = "_mk";

  /** Since when it is known to be out of its chain, in milliseconds. */
  static final String DANGLING = "_dg";

  /** Log entries are attributes of their own, with this before a hash of the step. */
  static final String ENTRY = "_l";

  static ChainItem of(Item item) {
    return new ChainItem(ChainTable.id(item), item);
  }

  /** The row, with its keys; null where there is none, whether or not it has expired. */
  @Nullable Item row() {
    return item.get(VALUE) instanceof Value.MapOf map ? new Item(map.entries()) : null;
  }

  /** The row as its chain's table stores it. */
  static Value value(Item row) {
    return Value.map(row.attributes());
  }

  int count() {
    return item.get(COUNT) instanceof Value.Num number ? number.number().intValueExact() : 0;
  }

  @Nullable String next() {
    return text(NEXT);
  }

  @Nullable String lock() {
    return text(LOCK);
  }

  String age() {
    String age = text(AGE);
    return age == null ? "" : age;
  }

  boolean isUnindexed() {
    return item.has(UNINDEXED);
  }

  boolean isHead() {
    return id.equals(ChainTable.HEAD);
  }

  /** What a log entry says; null if there is none of that name. */
  @Nullable Boolean outcome(Entry entry) {
    return item.get(entry.attribute()) instanceof Value.ListOf list
        ? ((Value.Bool) list.values().get(1)).truth()
        : null;
  }

  /** The log entries, each with the instance that it belongs to. */
  Map<String, String> entries() {
    Map<String, String> found = new TreeMap<>();
    item.attributes()
        .forEach(
            (name, value) -> {
              // The lock and its age, whose names begin so too, are texts.
              if (name.startsWith(ENTRY) && value instanceof Value.ListOf list) {
                found.put(name, ((Value.Text) list.values().get(0)).text());
              }
            });
    return found;
  }

  /** The contents, version and lock, as the next item of the chain begins. */
  Item successor(long now, List<String> indexed) {
    TreeMap<String, Value> copy = new TreeMap<>();
    for (String name : List.of(VALUE, SORT, VERSION, LOCK, AGE)) {
      Value value = item.get(name);
      if (value != null) {
        copy.put(name, value);
      }
    }
    copy.put(MADE, Value.number(now));
    if (!indexed.isEmpty()) {
      copy.put(UNINDEXED, Value.bool(true));
    }
    return new Item(copy);
  }

  /** The keys of the row that this item is a part of, as the application knows them. */
  static Item withKeys(Item row, Value partition, @Nullable Value sort) {
    Item keyed = row.with(Table.PARTITION, partition);
    return sort == null ? keyed : keyed.with(Table.SORT, sort);
  }

  private @Nullable String text(String name) {
    return item.get(name) instanceof Value.Text text ? text.text() : null;
  }

  /** Names of all attributes that hold log entries of those instances. */
  List<String> entriesOf(Set<String> instances) {
    List<String> names = new ArrayList<>();
    entries()
        .forEach(
            (name, instance) -> {
              if (instances.contains(instance)) {
                names.add(name);
              }
            });
    return names;
  }
}
