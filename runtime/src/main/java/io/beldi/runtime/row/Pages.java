package io.beldi.runtime.row;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Pages as values of the log. */
public final class Pages {
  private static final String ITEMS = "items";
  private static final String NEXT = "next";

  private Pages() {}

  public static Value toValue(Page page) {
    Map<String, Value> parts = new TreeMap<>();
    parts.put(
        ITEMS,
        Value.list(page.items().stream().map(item -> Value.map(item.attributes())).toList()));
    if (page.next() != null) {
      parts.put(NEXT, Value.map(page.next().attributes()));
    }
    return Value.map(parts);
  }

  public static Page of(Value logged) {
    Map<String, Value> parts = ((Value.MapOf) logged).entries();
    List<Item> items =
        ((Value.ListOf) Objects.requireNonNull(parts.get(ITEMS)))
            .values().stream().map(item -> new Item(((Value.MapOf) item).entries())).toList();
    return new Page(
        items, parts.get(NEXT) instanceof Value.MapOf next ? new Item(next.entries()) : null);
  }
}
