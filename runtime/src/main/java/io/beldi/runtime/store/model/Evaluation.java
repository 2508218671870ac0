package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.store.Outcome;

/** What one write makes of one item. */
public sealed interface Evaluation {

  /** The item becomes {@code after}. */
  record Stored(Item after) implements Evaluation {}

  /** The item is gone. */
  record Deleted() implements Evaluation {}

  /** The item stays as it is. */
  record Checked() implements Evaluation {}

  /** The write is not applied. */
  record Rejected(Outcome.Reason reason) implements Evaluation {}
}
