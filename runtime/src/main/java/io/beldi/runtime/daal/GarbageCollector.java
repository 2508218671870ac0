package io.beldi.runtime.daal;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.daal.Intents.Intent;
import io.beldi.runtime.daal.Shadows.Known;
import io.beldi.runtime.daal.Shadows.Shadow;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collector of the paper in its six steps (section 4.3), for one service after another:
 * stamp what has ended; wait until all its executions are dead; delete its logs; take its entries
 * out of rows, and out of their chains the items that are left without any; delete those once
 * nobody can walk through them; forget the instance. Several may run at once, and one may end
 * anywhere: every write depends on what was seen.
 */
final class GarbageCollector implements Pass {
  private static final int ENTRIES = 50;

  private final Services services;

  GarbageCollector(Services services) {
    this.services = services;
  }

  @Override
  public int pass() {
    int deleted = 0;
    for (Service service : services.all()) {
      deleted += pass(service);
    }
    return deleted;
  }

  private int pass(Service service) {
    long now = services.millis();
    service.intents().ended(0, ended -> service.intents().stamp(ended, now));
    List<Intent> dead = dead(service, now);
    Set<String> names = new TreeSet<>();
    for (Intent intent : dead) {
      String name = intent.envelope().instance().toString();
      names.add(name);
      service.log().forget(name);
    }
    int deleted = dead.size();
    for (ChainTable table : services.tables()) {
      if (table.service().equals(service.name())) {
        deleted += chains(table, names, now);
      }
    }
    deleted += transactions(service, now);
    dead.forEach(service.intents()::forget);
    return deleted;
  }

  /** Those that have ended so long ago that no execution of them lives, and nobody asks again. */
  private List<Intent> dead(Service service, long now) {
    List<Intent> dead = new ArrayList<>();
    long latest = now - services.settings().dead().toMillis();
    long keyed = now - services.settings().remembered().toMillis();
    service
        .intents()
        .ended(
            Math.max(1, latest),
            ended -> {
              boolean key = ended.envelope().origin() == Envelope.Origin.KEYED_ROOT;
              if (ended.result() != null && ended.stamped() <= (key ? keyed : latest)) {
                dead.add(ended);
              }
            });
    return dead;
  }

  /** Whatever locks an execution has taken that came too late are let go of first. */
  private int transactions(Service service, long now) {
    int deleted = 0;
    long latest = now - services.settings().dead().toMillis();
    for (String transaction : service.shadows().over(latest)) {
      Known known = service.shadows().known(transaction);
      LinkedRows rows = new LinkedRows(services, () -> {});
      for (Shadow row : known.rows()) {
        rows.settle(row.key(), transaction, false, null);
      }
      service.shadows().forget(known);
      deleted++;
    }
    return deleted;
  }

  private int chains(ChainTable table, Set<String> dead, long now) {
    int deleted = 0;
    TreeMap<String, ItemKey> keys = new TreeMap<>();
    @Nullable Item after = null;
    do {
      Page page =
          services.store().scan(new Scan(table.physical(), services.settings().page(), after));
      for (Item item : page.items()) {
        ChainItem one = ChainItem.of(item);
        if (!one.isHead() || one.next() != null || !one.entriesOf(dead).isEmpty()) {
          ItemKey key = ChainPages.keyOf(table, item);
          keys.put(
              StoredForm.toText(key.partition())
                  + " "
                  + (key.sort() == null ? "" : StoredForm.toText(key.sort())),
              key);
        }
      }
      after = page.next();
    } while (after != null);
    for (ItemKey key : keys.values()) {
      deleted += chain(table, key, dead, now);
    }
    return deleted;
  }

  private int chain(ChainTable table, ItemKey row, Set<String> dead, long now) {
    Chain chain = Chain.read(services.store(), table, row, services.settings().page());
    for (ChainItem item : chain.linked()) {
      forgetEntries(table, row, item, dead);
    }
    // From the tail on: what follows an item is then known when its own link is copied.
    String next =
        chain.linked().isEmpty() ? "" : chain.linked().get(chain.linked().size() - 1).id();
    for (int i = chain.linked().size() - 2; i > 0; i--) {
      ChainItem item = chain.linked().get(i);
      boolean empty = item.entries().values().stream().allMatch(dead::contains);
      if (!empty || !takeOut(table, row, chain.linked().get(i - 1), item, next)) {
        next = item.id();
      }
    }
    int deleted = 0;
    for (ChainItem item : chain.others()) {
      deleted += dangle(table, row, item, now);
    }
    return deleted;
  }

  private void forgetEntries(ChainTable table, ItemKey row, ChainItem item, Set<String> dead) {
    List<String> names = item.entriesOf(dead);
    for (int i = 0; i < names.size(); i += ENTRIES) {
      List<Change> changes = new ArrayList<>();
      for (String name : names.subList(i, Math.min(names.size(), i + ENTRIES))) {
        changes.add(new Change.Remove(name));
      }
      // The count stays: what is full must never take another entry.
      services
          .writes()
          .send(new Write.Update(table.item(row, item.id()), changes, new Condition.ItemExists()));
    }
  }

  /**
   * Takes an item out of its chain: marks it, so that nobody takes out the next one by way of it,
   * and then lets the one before pass it by, unless that is marked itself.
   *
   * @param next the id of what follows the item now
   * @return whether it is out
   */
  private boolean takeOut(
      ChainTable table, ItemKey row, ChainItem before, ChainItem item, String next) {
    if (before.item().has(ChainItem.LEAVING)) {
      return false;
    }
    Conditional.Result marked =
        services
            .writes()
            .send(
                new Write.Update(
                    table.item(row, item.id()),
                    List.of(new Change.Assign(ChainItem.LEAVING, Value.bool(true))),
                    Condition.equal(ChainItem.NEXT, Value.text(next))));
    if (!marked.applied()) {
      return false;
    }
    return services
        .writes()
        .send(
            new Write.Update(
                table.item(row, before.id()),
                List.of(new Change.Assign(ChainItem.NEXT, Value.text(next))),
                Condition.all(
                    Condition.equal(ChainItem.NEXT, Value.text(item.id())),
                    Condition.lacks(ChainItem.LEAVING))))
        .applied();
  }

  /**
   * Deletes an item that is not linked, once everybody who might walk through it, or might still
   * link it, is dead.
   */
  private int dangle(ChainTable table, ItemKey row, ChainItem item, long now) {
    long wait = services.settings().dead().toMillis();
    Long since = number(item, ChainItem.DANGLING);
    if (since == null) {
      Long made = number(item, ChainItem.MADE);
      boolean linkable = item.next() == null && (made == null || made > now - wait);
      if (!linkable) {
        services
            .writes()
            .send(
                new Write.Update(
                    table.item(row, item.id()),
                    List.of(new Change.Assign(ChainItem.DANGLING, Value.number(now))),
                    Condition.all(
                        new Condition.ItemExists(), Condition.lacks(ChainItem.DANGLING))));
      }
      return 0;
    }
    if (since > now - wait) {
      return 0;
    }
    services
        .writes()
        .send(
            new Write.Delete(
                table.item(row, item.id()),
                Condition.equal(ChainItem.DANGLING, Value.number(since))));
    return 1;
  }

  private static @Nullable Long number(ChainItem item, String name) {
    return item.item().get(name) instanceof Value.Num number
        ? number.number().longValueExact()
        : null;
  }
}
