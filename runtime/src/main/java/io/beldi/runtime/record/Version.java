package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What was in a row's place when it was read: nothing, or a row with or without a stamp (another
 * tool may have written it).
 */
record Version(boolean exists, @Nullable Value stamp) {
  /** The attribute that names the commit which wrote a row. */
  static final String ATTRIBUTE = "_v";

  static final Version ABSENT = new Version(false, null);

  static Version of(@Nullable Item raw) {
    return raw == null ? ABSENT : new Version(true, raw.get(ATTRIBUTE));
  }

  /** Holds as long as nobody has written the row. */
  Condition unchanged() {
    if (!exists) {
      return new Condition.ItemAbsent();
    }
    return stamp == null
        ? Condition.all(new Condition.ItemExists(), Condition.lacks(ATTRIBUTE))
        : Condition.equal(ATTRIBUTE, stamp);
  }
}
