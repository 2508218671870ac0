package io.beldi.runtime.direct;

import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.engine.ApplicationRows;
import io.beldi.runtime.invoke.Clock;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.row.FieldArithmetic;
import io.beldi.runtime.row.PushDown;
import io.beldi.runtime.row.RowExpiry;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as they are in the store, to which nothing is added; each is changed by one request. */
final class DirectRows implements ApplicationRows {
  private static final int PAGE = 1000;

  /** After a refusal that says nothing of the row, so many tries in all. */
  private static final int TRIES = 5;

  private final Store store;
  private final Clock clock;

  DirectRows(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Nullable Item read(ItemKey key) {
    return alive(store.get(key));
  }

  /** Also one that has expired. */
  @Override
  public @Nullable Item get(ItemKey key) {
    return store.get(key);
  }

  @Override
  public List<Item> all(Table table) {
    List<Item> items = new ArrayList<>();
    @Nullable Item after = null;
    do {
      Page page = store.scan(new Scan(table, PAGE, after));
      items.addAll(page.items());
      after = page.next();
    } while (after != null);
    return items;
  }

  /** None: no transaction holds anything. */
  @Override
  public List<ItemKey> held(Table table) {
    return List.of();
  }

  /** A page without rows that have expired. */
  Page alive(Page page) {
    long now = clock.millis();
    return new Page(
        page.items().stream().filter(item -> !RowExpiry.expired(item, now)).toList(), page.next());
  }

  void put(ItemKey key, Item row) {
    write(new Write.Put(key, row, Condition.always()));
  }

  void delete(ItemKey key) {
    write(new Write.Delete(key, Condition.always()));
  }

  /** Writes the row where there is none; false if there is one. */
  @Override
  public boolean insert(ItemKey key, Item row) {
    return write(new Write.Put(key, row, RowExpiry.absent(clock.millis()))) == null;
  }

  /** Leaves the update to the store where that can do it; else reads the row and writes it back. */
  boolean update(ItemKey key, RowUpdate update) {
    PushDown pushed = PushDown.of(update, clock.millis());
    Item row;
    if (pushed == null) {
      row = read(key);
    } else {
      Reason.ConditionFailed failed =
          write(new Write.Update(key, pushed.changes(), pushed.condition()));
      if (failed == null) {
        return true;
      }
      row = alive(failed.found());
    }
    Item after = FieldArithmetic.apply(row, update);
    if (after == null) {
      return false;
    }
    put(key, after);
    return true;
  }

  private @Nullable Item alive(@Nullable Item row) {
    return row == null || RowExpiry.expired(row, clock.millis()) ? null : row;
  }

  /**
   * @return null if it is written; why not, if its condition was false
   */
  private Reason.@Nullable ConditionFailed write(Write write) {
    for (int tries = 1; ; tries++) {
      Outcome outcome = store.write(write);
      if (outcome instanceof Outcome.Applied) {
        return null;
      }
      Reason reason =
          outcome instanceof Outcome.Refused refused ? refused.reasons().get(0) : new Reason.None();
      if (reason instanceof Reason.ConditionFailed failed) {
        return failed;
      }
      boolean passing = reason instanceof Reason.Conflict || reason instanceof Reason.Throttled;
      if (!passing || tries == TRIES) {
        throw new StoreException(StoreException.Kind.UNAVAILABLE, "not written: " + outcome);
      }
    }
  }
}
