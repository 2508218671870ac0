package io.beldi.runtime.daal;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.row.RowExpiry;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes of linked rows (section 4 of the paper). What a write does and its log entry
 * stand in one item, so both happen or neither, and at most once for each step; a write whose item
 * is full goes on with the next one.
 */
final class LinkedRows {
  private static final BigDecimal NONE = BigDecimal.ZERO;

  private final Services services;
  private final Runnable time;

  /**
   * @param time done before each request that may have an effect; ends by an exception what has no
   *     time left
   */
  LinkedRows(Services services, Runnable time) {
    this.services = services;
    this.time = time;
  }

  /** What an operation makes of a row as it is. */
  private sealed interface Decision {
    /** Changes contents or lock, and logs that it did. */
    record Apply(List<Change> changes, Condition condition, boolean outcome) implements Decision {}

    /** Somebody else holds the row. */
    record Wait() implements Decision {}
  }

  /** The row as it is committed; null where there is none. Two requests. */
  @Nullable Item read(ItemKey row) {
    ChainTable table = services.table(row.table());
    ChainItem seen = chain(table, row).tail();
    while (seen != null) {
      // As the paper does: its first query brings only names.
      Item item = services.store().get(table.item(row, seen.id()));
      if (item == null) {
        throw Stop.unavailable("an item was taken out while its chain was walked");
      }
      ChainItem tail = ChainItem.of(item);
      if (tail.next() == null) {
        return alive(tail.row());
      }
      seen = ChainItem.of(item(table, row, tail.next()));
    }
    return null;
  }

  /** Replaces a row, or deletes it; waits for a transaction that holds it. */
  void replace(Entry entry, ItemKey row, @Nullable Item after) {
    apply(
        entry,
        row,
        state ->
            state != null && state.lock() != null
                ? new Decision.Wait()
                : new Decision.Apply(
                    contents(services.table(row.table()), row, after),
                    Condition.lacks(ChainItem.LOCK),
                    true));
  }

  /**
   * Changes a row as {@code change} says, which answers null where it refuses; waits for a
   * transaction that holds it.
   *
   * @return whether it was changed; the same for all executions of the step
   */
  boolean change(Entry entry, ItemKey row, Function<@Nullable Item, @Nullable Item> change) {
    return apply(
        entry,
        row,
        state -> {
          if (state != null && state.lock() != null) {
            return new Decision.Wait();
          }
          Condition same = Condition.all(same(state), Condition.lacks(ChainItem.LOCK));
          Item after = change.apply(state == null ? null : alive(state.row()));
          return after == null
              ? new Decision.Apply(List.of(), same, false)
              : new Decision.Apply(contents(services.table(row.table()), row, after), same, true);
        });
  }

  /**
   * Locks a row for a transaction: an older one waits, a younger one dies (wait-die).
   *
   * @param transaction whose lock it is, whichever execution takes it
   * @param age sorts before the age of younger transactions, and stays when a block is retried
   * @return false if it dies; the same for all executions of the step
   */
  boolean lock(Entry entry, ItemKey row, String transaction, String age) {
    return apply(
        entry,
        row,
        state -> {
          String holder = state == null ? null : state.lock();
          if (holder == null || holder.equals(transaction)) {
            List<Change> changes =
                List.of(
                    new Change.Assign(ChainItem.LOCK, Value.text(transaction)),
                    new Change.Assign(ChainItem.AGE, Value.text(age)));
            Condition free =
                Condition.any(
                    Condition.lacks(ChainItem.LOCK),
                    Condition.equal(ChainItem.LOCK, Value.text(transaction)));
            return new Decision.Apply(changes, free, true);
          }
          return age.compareTo(state.age()) < 0
              ? new Decision.Wait()
              : new Decision.Apply(List.of(), Condition.always(), false);
        });
  }

  /**
   * Lets go of a row that a transaction holds, and writes it first if that is committed. What it
   * does not hold it does not touch, so this happens once.
   *
   * @param written whether the row is written; {@code after} is null where it is deleted
   */
  void settle(ItemKey row, String transaction, boolean written, @Nullable Item after) {
    ChainTable table = services.table(row.table());
    ChainItem state = chain(table, row).tail();
    while (state != null && transaction.equals(state.lock())) {
      if (isFull(state)) {
        state = append(table, row, state);
        continue;
      }
      List<Change> changes = new ArrayList<>();
      if (written) {
        changes.addAll(contents(table, row, after));
      }
      changes.add(new Change.Remove(ChainItem.LOCK));
      changes.add(new Change.Remove(ChainItem.AGE));
      Condition held =
          Condition.all(
              Condition.equal(ChainItem.LOCK, Value.text(transaction)),
              Condition.lacks(ChainItem.NEXT),
              room());
      Conditional.Result result =
          services.writes().send(new Write.Update(table.item(row, state.id()), changes, held));
      if (result.applied() || result.item() == null) {
        return;
      }
      state = ChainItem.of(result.item());
    }
  }

  private boolean apply(Entry entry, ItemKey row, Function<@Nullable ChainItem, Decision> decide) {
    ChainTable table = services.table(row.table());
    Chain chain = chain(table, row);
    Boolean logged = chain.outcome(entry);
    if (logged != null) {
      return logged;
    }
    ChainItem state = chain.tail();
    for (int tries = 1; ; ) {
      time.run();
      if (state != null && isFull(state)) {
        state = append(table, row, state);
      } else if (state != null && state.isUnindexed()) {
        index(table, row, state);
        state = ChainItem.of(item(table, row, state.id()));
      } else if (decide.apply(state) instanceof Decision.Apply apply) {
        Conditional.Result result = send(table, row, entry, state, apply);
        if (result.applied()) {
          return apply.outcome();
        }
        state = result.item() == null ? null : ChainItem.of(result.item());
      } else {
        pause(tries++);
        state = ChainItem.of(item(table, row, Objects.requireNonNull(state).id()));
      }
      logged = state == null ? null : state.outcome(entry);
      if (logged != null) {
        return logged;
      }
    }
  }

  private Conditional.Result send(
      ChainTable table, ItemKey row, Entry entry, @Nullable ChainItem state, Decision.Apply apply) {
    String id = state == null ? ChainTable.HEAD : state.id();
    List<Change> changes = new ArrayList<>(apply.changes());
    changes.add(new Change.Assign(entry.attribute(), entry.value(apply.outcome())));
    changes.add(new Change.Add(ChainItem.COUNT, BigDecimal.ONE, NONE));
    if (row.sort() != null) {
      changes.add(new Change.AssignIfAbsent(ChainItem.SORT, row.sort()));
    }
    List<Condition> all = new ArrayList<>();
    all.add(Condition.lacks(entry.attribute()));
    all.add(Condition.lacks(ChainItem.NEXT));
    all.add(room());
    if (!apply.condition().equals(Condition.always())) {
      all.add(apply.condition());
    }
    if (!id.equals(ChainTable.HEAD)) {
      all.add(new Condition.ItemExists());
    }
    return services
        .writes()
        .send(new Write.Update(table.item(row, id), changes, new Condition.All(all)));
  }

  /** The next item of a full one: another's if that is linked already, and otherwise a new one. */
  private ChainItem append(ChainTable table, ItemKey row, ChainItem full) {
    if (full.next() != null) {
      return ChainItem.of(item(table, row, full.next()));
    }
    String id = ChainTable.otherId(random());
    Item copy = full.successor(services.millis(), table.indexed());
    // Nobody knows the id yet, so it can be written as often as it takes.
    services.writes().send(new Write.Put(table.item(row, id), copy, Condition.always()));
    time.run(); // An item that nobody has linked for long is deleted.
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Assign(ChainItem.NEXT, Value.text(id)));
    table.indexed().forEach(name -> changes.add(new Change.Remove(name)));
    Conditional.Result result =
        services
            .writes()
            .send(
                new Write.Update(
                    table.item(row, full.id()),
                    changes,
                    Condition.all(new Condition.ItemExists(), Condition.lacks(ChainItem.NEXT))));
    String next = id;
    if (!result.applied()) {
      Item found = result.item();
      next = found == null ? null : ChainItem.of(found).next();
      if (next == null) {
        throw Stop.unavailable("an item was taken out while its chain was walked");
      }
      // An answer may have been lost: what is found can be the own link.
      if (!next.equals(id)) {
        services.writes().send(new Write.Delete(table.item(row, id), Condition.always()));
      }
    }
    return ChainItem.of(item(table, row, next));
  }

  /** Lets indexes list a tail that was appended. */
  private void index(ChainTable table, ItemKey row, ChainItem state) {
    List<Change> changes = indexed(table, state.row());
    changes.add(new Change.Remove(ChainItem.UNINDEXED));
    // Whoever has been here first has done the same, or has written the row.
    services
        .writes()
        .send(
            new Write.Update(
                table.item(row, state.id()),
                changes,
                Condition.all(
                    Condition.has(ChainItem.UNINDEXED),
                    Condition.lacks(ChainItem.NEXT),
                    same(state))));
  }

  private List<Change> contents(ChainTable table, ItemKey row, @Nullable Item after) {
    List<Change> changes = indexed(table, after);
    changes.add(
        after == null
            ? new Change.Remove(ChainItem.VALUE)
            : new Change.Assign(
                ChainItem.VALUE,
                ChainItem.value(ChainItem.withKeys(after, row.partition(), row.sort()))));
    changes.add(new Change.Add(ChainItem.VERSION, BigDecimal.ONE, NONE));
    return changes;
  }

  private static List<Change> indexed(ChainTable table, @Nullable Item row) {
    List<Change> changes = new ArrayList<>();
    for (String name : table.indexed()) {
      Value value = row == null ? null : row.get(name);
      changes.add(value == null ? new Change.Remove(name) : new Change.Assign(name, value));
    }
    return changes;
  }

  private Condition room() {
    return Condition.any(
        Condition.lacks(ChainItem.COUNT),
        Condition.less(ChainItem.COUNT, Value.number(services.settings().entries())));
  }

  private static Condition same(@Nullable ChainItem state) {
    Value version = state == null ? null : state.item().get(ChainItem.VERSION);
    return version == null
        ? Condition.lacks(ChainItem.VERSION)
        : Condition.equal(ChainItem.VERSION, version);
  }

  private boolean isFull(ChainItem item) {
    return item.next() != null || item.count() >= services.settings().entries();
  }

  private @Nullable Item alive(@Nullable Item row) {
    return row == null || RowExpiry.expired(row, services.millis()) ? null : row;
  }

  private Chain chain(ChainTable table, ItemKey row) {
    return Chain.read(services.store(), table, row, services.settings().page());
  }

  private Item item(ChainTable table, ItemKey row, String id) {
    Item item = services.store().get(table.item(row, id));
    if (item == null) {
      throw Stop.unavailable("an item was taken out while its chain was walked");
    }
    return item;
  }

  private String random() {
    return String.format(
        "%016x%016x", services.platform().ids().random(), services.platform().ids().random());
  }

  private void pause(int tries) {
    services
        .platform()
        .clock()
        .sleep(services.settings().attempts().conflicts().after(tries, services.platform().ids()));
  }
}
