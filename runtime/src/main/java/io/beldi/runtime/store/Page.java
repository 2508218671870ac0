package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items, and where to go on.
 *
 * @param items may be empty even when there are more
 * @param next what to pass as {@code after} for the rest, or null at the end
 */
public record Page(List<Item> items, @Nullable Item next) {
  public Page {
    items = List.copyOf(items);
  }
}
