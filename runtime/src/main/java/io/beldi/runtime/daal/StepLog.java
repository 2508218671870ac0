package io.beldi.runtime.daal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a service have consumed and whom they have called: the paper's read log and
 * invoke log (section 4), one item for each step.
 */
final class StepLog {
  private static final String KIND = "k";
  private static final String FINGERPRINT = "f";
  private static final String SITE = "at";
  private static final String VALUE = "v";
  private static final String RESULT = "r";

  private final Services services;
  private final Table table;

  StepLog(Services services, Table table) {
    this.services = services;
    this.table = table;
  }

  /** What kind of operation a step is. */
  enum Kind {
    READ,
    CLOCK,
    RUN,
    PAGE,
    CALL,
    SPAWN,
    BLOCK
  }

  /**
   * One step.
   *
   * @param value what was consumed; null for a call
   * @param result of a call or a hand-over, as its callee has brought it; null until then
   */
  record Logged(
      Kind kind, long fingerprint, String site, @Nullable Value value, @Nullable String result) {
    private static Logged of(Item item) {
      return new Logged(
          Kind.valueOf(text(item, KIND)),
          ((Value.Num) Objects.requireNonNull(item.get(FINGERPRINT))).number().longValueExact(),
          text(item, SITE),
          item.get(VALUE),
          item.has(RESULT) ? text(item, RESULT) : null);
    }

    private static String text(Item item, String name) {
      return ((Value.Text) Objects.requireNonNull(item.get(name), name)).text();
    }
  }

  Table table() {
    return table;
  }

  /** All steps of an instance by their names, however many pages they fill. */
  Map<String, Logged> load(InstanceId instance) {
    Map<String, Logged> steps = new TreeMap<>();
    for (Item item : items(instance.toString())) {
      steps.put(step(item), Logged.of(item));
    }
    return steps;
  }

  /** Logs a step; what another execution has logged before counts. */
  Logged insert(
      InstanceId instance,
      String step,
      Kind kind,
      long fingerprint,
      String site,
      @Nullable Value value) {
    TreeMap<String, Value> parts = new TreeMap<>();
    parts.put(KIND, Value.text(kind.name()));
    parts.put(FINGERPRINT, Value.number(fingerprint));
    parts.put(SITE, Value.text(site));
    if (value != null) {
      parts.put(VALUE, value);
    }
    Item item = new Item(parts);
    Conditional.Result result =
        services
            .writes()
            .send(new Write.Put(key(instance, step), item, new Condition.ItemAbsent()));
    Item stored = result.applied() || result.item() == null ? item : result.item();
    return Logged.of(stored);
  }

  /**
   * Takes the result of a call from its callee.
   *
   * @return the result that counts: the first one
   */
  String callback(InstanceId caller, String step, String result) {
    Condition open = Condition.all(Condition.has(KIND), Condition.lacks(RESULT));
    Conditional.Result outcome =
        services
            .writes()
            .send(
                new Write.Update(
                    key(caller, step),
                    List.of(new Change.Assign(RESULT, Value.text(result))),
                    open));
    Item found = outcome.applied() ? null : outcome.item();
    String earlier = found == null ? null : Logged.of(found).result();
    // Where the entry is gone its caller has ended long ago, and nobody waits for the result.
    return earlier == null ? result : earlier;
  }

  /** Deletes all that an instance has logged. */
  void forget(String instance) {
    for (Item item : items(instance)) {
      ItemKey key = ItemKey.of(table, Value.text(instance), Value.text(step(item)));
      services.writes().send(new Write.Delete(key, Condition.always()));
    }
  }

  private List<Item> items(String instance) {
    List<Item> items = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Query query =
          new Query(
              table, null, Value.text(instance), null, false, services.settings().page(), after);
      Page page = services.store().query(query);
      items.addAll(page.items());
      after = page.next();
    } while (after != null);
    return items;
  }

  private ItemKey key(InstanceId instance, String step) {
    return ItemKey.of(table, Value.text(instance.toString()), Value.text(step));
  }

  private static String step(Item item) {
    return ((Value.Text) Objects.requireNonNull(item.get(Table.SORT))).text();
  }
}
