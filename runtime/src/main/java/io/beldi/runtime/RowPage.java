package io.beldi.runtime;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, and where to go on.
 *
 * @param next the cursor to pass as {@code from} for the rest; null at the end
 */
public record RowPage<R, C>(List<R> rows, @Nullable C next) implements Iterable<R> {
  public RowPage {
    rows = List.copyOf(rows);
  }

  @Override
  public Iterator<R> iterator() {
    return rows.iterator();
  }
}
