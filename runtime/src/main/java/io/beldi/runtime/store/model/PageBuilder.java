package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects a page up to its limits. As on DynamoDB, a page that reaches a limit says where to go on
 * even if nothing follows.
 */
public final class PageBuilder {
  /** The most bytes of items in one page: 1 MB. */
  public static final long MAX_BYTES = 1024L * 1024;

  private final Table table;
  private final Table.@Nullable Index index;
  private final int maxItems;
  private final long maxBytes;
  private final List<Item> items = new ArrayList<>();
  private long bytes;

  /** A page of {@code table}, or of its {@code index} where that is not null. */
  public PageBuilder(Table table, Table.@Nullable Index index, int maxItems, long maxBytes) {
    this.table = table;
    this.index = index;
    this.maxItems = maxItems;
    this.maxBytes = maxBytes;
  }

  /** Whether a limit is reached. */
  public boolean isFull() {
    return items.size() >= maxItems || bytes >= maxBytes;
  }

  /** Adds an item to a page that is not full. */
  public void add(Item item) {
    items.add(item);
    bytes += ItemSize.of(item);
  }

  /** The page. */
  public Page build() {
    return new Page(
        items, isFull() ? KeyAttributes.of(table, index, items.get(items.size() - 1)) : null);
  }
}
