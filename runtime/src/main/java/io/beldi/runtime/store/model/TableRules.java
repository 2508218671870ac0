package io.beldi.runtime.store.model;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which tables can be created, and which agree with one that is there. */
public final class TableRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private TableRules() {}

  /** Refuses a table whose name, or the name of one of whose indexes, no store accepts. */
  public static void check(Table table) {
    checkName("table", table.name());
    for (Table.Index index : table.indexes()) {
      checkName("index", index.name());
      if ((index.sort() == null) != (index.sortType() == null)) {
        throw RequestRules.invalid("index " + index.name() + ": a sort key needs a type");
      }
    }
    if (table.indexes().stream().map(Table.Index::name).distinct().count()
        != table.indexes().size()) {
      throw RequestRules.invalid("table " + table.name() + " has two indexes of one name");
    }
  }

  /**
   * The indexes that {@code wanted} has and {@code existing} has not.
   *
   * @throws StoreException of kind INVALID if the two disagree in keys, or in an index of one name
   */
  public static List<Table.Index> missingIndexes(Table existing, Table wanted) {
    if (existing.partition() != wanted.partition() || existing.sort() != wanted.sort()) {
      throw RequestRules.invalid(
          "table " + wanted.name() + " is there with other keys than the program declares");
    }
    List<Table.Index> missing = new ArrayList<>();
    for (Table.Index index : wanted.indexes()) {
      Table.@Nullable Index present = index(existing, index.name());
      if (present == null) {
        missing.add(index);
      } else if (!present.equals(index)) {
        throw RequestRules.invalid(
            "index " + index.name() + " of table " + wanted.name() + " is there with other keys");
      }
    }
    return missing;
  }

  /** {@code table} with more indexes. */
  public static Table with(Table table, List<Table.Index> more) {
    List<Table.Index> indexes = new ArrayList<>(table.indexes());
    indexes.addAll(more);
    return table.withIndexes(indexes);
  }

  /** The index of that name, or null. */
  public static Table.@Nullable Index index(Table table, String name) {
    for (Table.Index index : table.indexes()) {
      if (Objects.equals(index.name(), name)) {
        return index;
      }
    }
    return null;
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw RequestRules.invalid(
          "name of " + what + " is not 3 to 255 characters of letters, digits, '_', '.', '-'");
    }
  }
}
