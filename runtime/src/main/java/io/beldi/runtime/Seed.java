package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Table;
import java.util.function.Function;

/**
 * How the lines of {@code src/main/seed/<Service>.<state>.jsonl} become rows.
 *
 * @param state such as {@code Hotel.rooms}
 * @param codec reads one line, an object of {@code key} and {@code value}
 */
public record Seed<R>(
    String state, Codec<R> codec, Function<R, ItemKey> key, Function<R, Item> row) {

  /** The name of a table without the module: {@code Hotel.rooms}. */
  static String stateOf(Table table) {
    String name = table.name();
    return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
  }
}
