package io.beldi.runtime.daal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Query.SortRange;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of the application, each row of which is a chain of items: the head, and others with ids
 * drawn by chance. The items of a chain lie beside each other, the head first; chains of one
 * partition lie in the order of their sort keys.
 */
record ChainTable(Table logical, Table physical) {
  static final String HEAD = "0";
  private static final String FIRST_OTHER = "1";
  private static final String BEHIND_ALL = "2";

  static ChainTable of(Table logical) {
    // Nothing expires by itself: a chain must not lose a link.
    Table physical =
        new Table(
            logical.name(),
            logical.partition(),
            Table.KeyType.TEXT,
            logical.indexes(),
            null,
            logical.domain(),
            false);
    return new ChainTable(logical, physical);
  }

  /** The service whose table it is. */
  String service() {
    return logical.name().substring(0, Math.max(0, logical.name().lastIndexOf('.')));
  }

  /** The id of a further item of a chain. */
  static String otherId(String random) {
    return FIRST_OTHER + random;
  }

  ItemKey item(ItemKey row, String id) {
    return new ItemKey(physical, row.partition(), Value.text(chain(row) + id));
  }

  /** All items of the chain of a row. */
  SortRange range(ItemKey row) {
    String chain = chain(row);
    return new SortRange(Value.text(chain + HEAD), Value.text(chain + BEHIND_ALL));
  }

  /** All items of the chains of rows with such sort keys. */
  SortRange range(SortRange rows) {
    Value low = rows.low() == null ? null : Value.text(SortKeys.of(rows.low()));
    Value high =
        rows.high() == null
            ? null
            : Value.text(SortKeys.of(rows.high()) + SortKeys.END + BEHIND_ALL);
    return new SortRange(low, high);
  }

  /** Where to go on behind a row; null at the start. */
  @Nullable Item behind(@Nullable Item row, boolean descending) {
    if (row == null) {
      return null;
    }
    Value sort = Value.text(chain(key(row)) + (descending ? "" : BEHIND_ALL));
    return Item.of(Map.of(Table.PARTITION, partition(row), Table.SORT, sort));
  }

  /** The id of an item within its chain. */
  static String id(Item item) {
    String sort = ((Value.Text) Objects.requireNonNull(item.get(Table.SORT))).text();
    int end = sort.lastIndexOf(SortKeys.END);
    return end < 0 ? sort : sort.substring(end + SortKeys.END.length());
  }

  /** The names of the attributes that indexes need. */
  List<String> indexed() {
    List<String> names = new ArrayList<>();
    for (Table.Index index : logical.indexes()) {
      for (String name : new @Nullable String[] {index.partition(), index.sort()}) {
        if (name != null && !name.startsWith("_") && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private String chain(ItemKey row) {
    return row.sort() == null ? "" : SortKeys.of(row.sort()) + SortKeys.END;
  }

  private ItemKey key(Item row) {
    Value sort = logical.sort() == null ? null : row.get(Table.SORT);
    return new ItemKey(logical, partition(row), sort);
  }

  private static Value partition(Item row) {
    return Objects.requireNonNull(row.get(Table.PARTITION), Table.PARTITION);
  }
}
