package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was in a row's place when it was read: nothing, a row with a stamp, or one without.
 *
 * @param stamp names the commit that wrote the row; null where another tool has written it
 * @param contents of a row without a stamp, which stand in for it
 */
record Version(boolean exists, @Nullable Value stamp, @Nullable Item contents) {
  /** The attribute that names the commit which wrote a row. */
  static final String ATTRIBUTE = "_v";

  static final Version ABSENT = new Version(false, null, null);

  /** A condition has room for so many comparisons, whatever the store. */
  private static final int COMPARED = 100;

  static Version of(@Nullable Item raw) {
    if (raw == null) {
      return ABSENT;
    }
    Value stamp = raw.get(ATTRIBUTE);
    return new Version(true, stamp, stamp == null ? raw : null);
  }

  /**
   * Holds as long as nobody has written the row. Of a row without a stamp it holds as long as the
   * row has none and its attributes are what they were, the first hundred by name.
   */
  Condition unchanged() {
    if (!exists) {
      return new Condition.ItemAbsent();
    }
    if (stamp != null) {
      return Condition.equal(ATTRIBUTE, stamp);
    }
    List<Condition> all = new ArrayList<>();
    all.add(new Condition.ItemExists());
    all.add(Condition.lacks(ATTRIBUTE));
    if (contents != null) {
      contents.attributes().entrySet().stream()
          .filter(entry -> !entry.getKey().equals(Table.PARTITION))
          .filter(entry -> !entry.getKey().equals(Table.SORT))
          .limit(COMPARED)
          .forEach(entry -> all.add(Condition.equal(entry.getKey(), entry.getValue())));
    }
    return new Condition.All(all);
  }
}
