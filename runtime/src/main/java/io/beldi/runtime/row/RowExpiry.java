package io.beldi.runtime.row;

import io.beldi.runtime.RowForm;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;

/** Rows that have expired count as absent, though the store may not have removed them yet. */
public final class RowExpiry {
  private RowExpiry() {}

  /**
   * Whether the row counts as absent.
   *
   * @param now in milliseconds, as everywhere here
   */
  public static boolean expired(Item raw, long now) {
    return raw.get(RowForm.EXPIRES) instanceof Value.Num end
        && end.number().longValue() <= now / 1000;
  }

  /** False of rows that count as absent though they are there. */
  public static Condition alive(long now) {
    return Condition.any(
        Condition.lacks(RowForm.EXPIRES),
        Condition.atLeast(RowForm.EXPIRES, Value.number(now / 1000 + 1)));
  }

  /** True where there is no row, or one that counts as absent. */
  public static Condition absent(long now) {
    return Condition.any(
        new Condition.ItemAbsent(), Condition.atMost(RowForm.EXPIRES, Value.number(now / 1000)));
  }
}
