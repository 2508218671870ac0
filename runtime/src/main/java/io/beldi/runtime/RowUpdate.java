package io.beldi.runtime;

import io.beldi.runtime.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one row that belong together.
 *
 * @param defaults what a row that is absent starts from; null if it must exist
 * @param fields the changes, in source order, each field at most once
 */
public record RowUpdate(@Nullable Item defaults, List<FieldUpdate> fields) {
  public RowUpdate {
    fields = List.copyOf(fields);
  }
}
