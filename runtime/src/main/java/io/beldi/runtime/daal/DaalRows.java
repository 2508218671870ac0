package io.beldi.runtime.daal;

import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as this engine keeps them, for those who are no instance. */
final class DaalRows implements ApplicationRows {
  private final Services services;

  DaalRows(Services services) {
    this.services = services;
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    ChainItem tail = chain(services.table(key.table()), key).tail();
    return tail == null ? null : tail.row();
  }

  @Override
  public List<Item> all(Table table) {
    List<Item> rows = new ArrayList<>();
    for (ChainItem tail : tails(services.table(table))) {
      Item row = tail.row();
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public List<ItemKey> held(Table table) {
    ChainTable chains = services.table(table);
    List<ItemKey> keys = new ArrayList<>();
    for (ChainItem tail : tails(chains)) {
      if (tail.lock() != null) {
        keys.add(ChainPages.keyOf(chains, tail.item()));
      }
    }
    return keys;
  }

  @Override
  public boolean insert(ItemKey key, Item row) {
    ChainTable table = services.table(key.table());
    TreeMap<String, Value> head = new TreeMap<>();
    head.put(
        ChainItem.VALUE, ChainItem.value(ChainItem.withKeys(row, key.partition(), key.sort())));
    head.put(ChainItem.VERSION, Value.number(1));
    if (key.sort() != null) {
      head.put(ChainItem.SORT, key.sort());
    }
    for (String name : table.indexed()) {
      Value value = row.get(name);
      if (value != null) {
        head.put(name, value);
      }
    }
    return services
        .writes()
        .send(
            new Write.Put(
                table.item(key, ChainTable.HEAD), new Item(head), new Condition.ItemAbsent()))
        .applied();
  }

  private List<ChainItem> tails(ChainTable table) {
    List<ChainItem> tails = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page =
          services.store().scan(new Scan(table.physical(), services.settings().page(), after));
      for (Item item : page.items()) {
        ChainItem head = ChainItem.of(item);
        ChainItem tail =
            !head.isHead() || head.next() == null
                ? head
                : chain(table, ChainPages.keyOf(table, item)).tail();
        if (head.isHead() && tail != null) {
          tails.add(tail);
        }
      }
      after = page.next();
    } while (after != null);
    return tails;
  }

  private Chain chain(ChainTable table, ItemKey key) {
    return Chain.read(services.store(), table, key, services.settings().page());
  }
}
