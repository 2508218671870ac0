package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import org.jspecify.annotations.Nullable;

/** Reads a whole table page by page, in no promised order, each item as of some moment. */
public record Scan(Table table, int limit, @Nullable Item after) {}
