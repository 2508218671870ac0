package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evaluates writes against the items they meet. */
public final class Writes {
  private Writes() {}

  /**
   * What {@code write} makes of {@code before}, which is null where there is no item.
   *
   * @param table the stored table, all its indexes included
   */
  public static Evaluation evaluate(Table table, Write write, @Nullable Item before) {
    if (!Conditions.holds(write.condition(), before)) {
      return new Evaluation.Rejected(new Outcome.Reason.ConditionFailed(before));
    }
    if (write instanceof Write.Delete) {
      return new Evaluation.Deleted();
    }
    if (write instanceof Write.Check) {
      return new Evaluation.Checked();
    }
    try {
      return new Evaluation.Stored(ItemRules.stored(table, after(write, before)));
    } catch (UnstorableException refused) {
      return new Evaluation.Rejected(
          new Outcome.Reason.Invalid(String.valueOf(refused.getMessage())));
    }
  }

  /** The refusal of a group of which at least one write is rejected, or null if none is. */
  public static @Nullable Outcome refusal(List<Evaluation> evaluations) {
    if (evaluations.stream().noneMatch(Evaluation.Rejected.class::isInstance)) {
      return null;
    }
    List<Outcome.Reason> reasons = new ArrayList<>(evaluations.size());
    for (Evaluation evaluation : evaluations) {
      reasons.add(
          evaluation instanceof Evaluation.Rejected rejected
              ? rejected.reason()
              : new Outcome.Reason.None());
    }
    return new Outcome.Refused(reasons);
  }

  private static Item after(Write write, @Nullable Item before) throws UnstorableException {
    Item key = KeyAttributes.of(write.key());
    if (write instanceof Write.Update update) {
      return Changes.apply(before == null ? key : before, update.changes());
    }
    return merged(((Write.Put) write).item(), key);
  }

  /** The whole item that a put stores. */
  static Item merged(Item item, Item key) {
    TreeMap<String, Value> attributes = new TreeMap<>(item.attributes());
    attributes.putAll(key.attributes());
    return new Item(attributes);
  }
}
