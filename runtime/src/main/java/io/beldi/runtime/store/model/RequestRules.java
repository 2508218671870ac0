package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be said against a write before any item is seen. Each check throws a {@link
 * StoreException} of kind INVALID.
 */
public final class RequestRules {
  /** The most items of one atomic group, read or written. */
  public static final int MAX_GROUP = 100;

  static final long MAX_GROUP_BYTES = 4L * 1024 * 1024;
  static final int MAX_TOKEN = 36;
  private static final int MAX_CONDITION_DEPTH = 32;

  private RequestRules() {}

  /** Checks a key against its table's shape. */
  public static void checkKey(Table table, ItemKey key) {
    try {
      ItemRules.checkKey(
          Table.PARTITION, key.partition(), table.partition(), ItemRules.MAX_PARTITION_KEY);
      if ((table.sort() == null) != (key.sort() == null)) {
        throw new UnstorableException(
            table.sort() == null ? "table has no sort key" : "sort key is missing");
      }
      if (table.sort() != null && key.sort() != null) {
        ItemRules.checkKey(Table.SORT, key.sort(), table.sort(), ItemRules.MAX_SORT_KEY);
      }
    } catch (UnstorableException refused) {
      throw invalid(table, refused);
    }
  }

  /** Checks a write that stands alone. */
  public static void checkSingle(Table table, Write write) {
    if (write instanceof Write.Check) {
      throw invalid("a check writes nothing and belongs in a group");
    }
    checkWrite(table, write);
  }

  /** Checks one write. */
  public static void checkWrite(Table table, Write write) {
    checkKey(table, write.key());
    try {
      checkCondition(write.condition(), 0);
      if (write instanceof Write.Put put) {
        checkPut(table, put);
      } else if (write instanceof Write.Update update) {
        checkUpdate(table, update);
      }
    } catch (UnstorableException refused) {
      throw invalid(table, refused);
    }
    ExpressionRules.check(write);
  }

  /** Checks what concerns a group as a whole; its writes are checked one by one. */
  public static void checkGroup(List<Write> writes, String token) {
    if (token.isEmpty() || token.length() > MAX_TOKEN) {
      throw invalid("a token has 1 to 36 characters, not " + token.length());
    }
    if (writes.isEmpty() || writes.size() > MAX_GROUP) {
      throw invalid("a group has 1 to 100 writes, not " + writes.size());
    }
    Set<ItemAddress> seen = new HashSet<>();
    long bytes = 0;
    for (Write write : writes) {
      if (!seen.add(ItemAddress.of(write.key()))) {
        throw invalid("a group writes one item twice, in table " + write.key().table().name());
      }
      bytes += bytes(write);
    }
    if (bytes > MAX_GROUP_BYTES) {
      throw invalid("a group has at most 4 MB, not " + bytes + " bytes");
    }
  }

  /** Checks the number of distinct items that a snapshot reads. */
  public static void checkSnapshot(List<ItemKey> keys) {
    Set<ItemAddress> distinct = new HashSet<>();
    for (ItemKey key : keys) {
      distinct.add(ItemAddress.of(key));
    }
    if (distinct.size() > MAX_GROUP) {
      throw invalid("a snapshot reads at most 100 items, not " + distinct.size());
    }
  }

  private static long bytes(Write write) {
    long bytes = ItemSize.of(KeyAttributes.of(write.key()));
    if (write instanceof Write.Put put) {
      return ItemSize.of(Writes.merged(put.item(), KeyAttributes.of(put.key())));
    }
    if (write instanceof Write.Update update) {
      for (Change change : update.changes()) {
        bytes += Utf8.length(change.attribute()) + bytes(change);
      }
    }
    return bytes;
  }

  private static long bytes(Change change) {
    if (change instanceof Change.Assign assign) {
      return ItemSize.of(assign.value());
    }
    if (change instanceof Change.AssignIfAbsent assign) {
      return ItemSize.of(assign.value());
    }
    return change instanceof Change.Append append ? ItemSize.of(Value.list(append.values())) : 0;
  }

  private static void checkPut(Table table, Write.Put put) throws UnstorableException {
    Item key = KeyAttributes.of(put.key());
    for (Map.Entry<String, Value> entry : key.attributes().entrySet()) {
      @Nullable Value given = put.item().get(entry.getKey());
      if (given != null && !given.equals(entry.getValue())) {
        throw new UnstorableException("attribute " + entry.getKey() + " differs from the key");
      }
    }
    ItemRules.stored(table, Writes.merged(put.item(), key));
  }

  private static void checkUpdate(Table table, Write.Update update) throws UnstorableException {
    if (update.changes().isEmpty()) {
      throw new UnstorableException("an update changes at least one attribute");
    }
    Set<String> seen = new HashSet<>();
    for (Change change : update.changes()) {
      String attribute = change.attribute();
      ItemRules.checkName(attribute);
      if (attribute.equals(Table.PARTITION)
          || (attribute.equals(Table.SORT) && table.sort() != null)) {
        throw new UnstorableException("an update cannot change the key attribute " + attribute);
      }
      if (!seen.add(attribute)) {
        throw new UnstorableException("an update changes attribute " + attribute + " twice");
      }
      checkChange(table, change);
    }
  }

  private static void checkChange(Table table, Change change) throws UnstorableException {
    String attribute = change.attribute();
    if (change instanceof Change.Assign assign) {
      checkAssigned(table, attribute, assign.value());
    } else if (change instanceof Change.AssignIfAbsent assign) {
      checkAssigned(table, attribute, assign.value());
    } else if (change instanceof Change.Add add) {
      ItemRules.checkValue(attribute, Value.number(add.amount()));
      ItemRules.checkValue(attribute, Value.number(add.initial()));
    } else if (change instanceof Change.Append append) {
      ItemRules.checkValue(attribute, Value.list(append.values()));
    }
  }

  private static void checkAssigned(Table table, String attribute, Value value)
      throws UnstorableException {
    ItemRules.checkValue(attribute, value);
    for (Table.Index index : table.indexes()) {
      ItemRules.checkIndexKeys(index, Item.of(Map.of(attribute, value)));
    }
  }

  private static void checkCondition(Condition condition, int depth) throws UnstorableException {
    if (depth > MAX_CONDITION_DEPTH) {
      throw new UnstorableException("a condition nests more than 32 levels");
    }
    if (condition instanceof Condition.Has has) {
      ItemRules.checkName(has.attribute());
    } else if (condition instanceof Condition.Lacks lacks) {
      ItemRules.checkName(lacks.attribute());
    } else if (condition instanceof Condition.Compares compares) {
      checkComparison(compares);
    } else if (condition instanceof Condition.All all) {
      checkParts(all.conditions(), depth);
    } else if (condition instanceof Condition.Any any) {
      checkParts(any.conditions(), depth);
    }
  }

  private static void checkParts(List<Condition> parts, int depth) throws UnstorableException {
    if (parts.isEmpty()) {
      throw new UnstorableException("a condition of no parts");
    }
    for (Condition part : parts) {
      checkCondition(part, depth + 1);
    }
  }

  private static void checkComparison(Condition.Compares compares) throws UnstorableException {
    ItemRules.checkName(compares.attribute());
    ItemRules.checkValue(compares.attribute(), compares.value());
    if (compares.comparison() != Condition.Comparison.EQUAL
        && !ValueOrder.isOrdered(compares.value())) {
      throw new UnstorableException(
          "attribute " + compares.attribute() + " is compared with a value that has no order");
    }
  }

  static StoreException invalid(Table table, UnstorableException refused) {
    return invalid("table " + table.name() + ": " + refused.getMessage());
  }

  static StoreException invalid(String message) {
    return new StoreException(StoreException.Kind.INVALID, message);
  }
}
