package io.beldi.runtime.store;

import io.beldi.runtime.item.Item;
import java.util.List;

/** One conditional write of one item. */
public sealed interface Write {
  ItemKey key();

  Condition condition();

  /** Replaces the whole item; {@code item} need not repeat the key attributes. */
  record Put(ItemKey key, Item item, Condition condition) implements Write {}

  /** Changes attributes; creates the item where it is absent and the condition allows it. */
  record Update(ItemKey key, List<Change> changes, Condition condition) implements Write {
    public Update {
      changes = List.copyOf(changes);
    }
  }

  /** Deletes the item; an absent one counts as deleted. */
  record Delete(ItemKey key, Condition condition) implements Write {}

  /** Writes nothing; only inside {@link Store#transact}. */
  record Check(ItemKey key, Condition condition) implements Write {}
}
