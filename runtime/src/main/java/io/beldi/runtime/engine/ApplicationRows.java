package io.beldi.runtime.engine;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the application as an engine keeps them, for seeds, tests and tools: without what the
 * engine adds to them, and with those that have expired until they are deleted. What is seen while
 * instances run need not be what any of them sees.
 */
public interface ApplicationRows {
  /**
   * The attributes of a row, keys included; null where there is none.
   *
   * @throws StoreException if the store did not answer
   */
  @Nullable Item get(ItemKey key);

  /**
   * All rows of one of the application's tables, in no promised order.
   *
   * @throws StoreException if the store did not answer
   */
  List<Item> all(Table table);

  /**
   * Where rows of a table are that some transaction holds at present.
   *
   * @throws StoreException if the store did not answer
   */
  List<ItemKey> held(Table table);

  /**
   * Writes a row if there is none.
   *
   * @return false if there was one, which is left as it is
   * @throws StoreException if the store did not answer
   * @throws IllegalStateException if the store did not take the row
   */
  boolean insert(ItemKey key, Item row);
}
