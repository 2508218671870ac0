package io.beldi.local.simulation.planted;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells what a write is for, and makes writes like it. */
final class Sent {
  private Sent() {}

  static boolean toJournal(Write write) {
    return write.key().table().name().endsWith("journal");
  }

  /** Fences older attempts. */
  static boolean isSeal(Write write) {
    return toJournal(write)
        && write instanceof Write.Update update
        && assigned(update, Journal.STAMP) != null
        && has(update, c -> c instanceof Change.AssignIfAbsent && is(c, Journal.COMMITS));
  }

  /** The record's part of a commit, or all of it. */
  static boolean isCommit(Write write) {
    return toJournal(write)
        && write instanceof Write.Update update
        && assigned(update, Journal.COMMITS) != null;
  }

  /** The record's part of the last commit. */
  static boolean isEnd(Write write) {
    return isCommit(write) && assigned((Write.Update) write, Journal.OUTPUT) != null;
  }

  /** The collector's right to send another attempt. */
  static boolean isClaim(Write write) {
    return toJournal(write)
        && write instanceof Write.Update update
        && assigned(update, Journal.COMMITS) == null
        && assigned(update, Journal.ATTEMPTS) != null
        && assigned(update, Journal.DUE) != null;
  }

  /** The record of a spawned instance. */
  static boolean isPending(Write write) {
    return toJournal(write)
        && write instanceof Write.Put put
        && Value.text("pending").equals(put.item().get(Journal.STATUS));
  }

  static @Nullable Value assigned(Write.Update update, String attribute) {
    for (Change change : update.changes()) {
      if (change instanceof Change.Assign assign && assign.attribute().equals(attribute)) {
        return assign.value();
      }
    }
    return null;
  }

  /** The item that an update makes where there is none. */
  static Item created(Write.Update update) {
    Map<String, Value> attributes = new TreeMap<>();
    for (Change change : update.changes()) {
      if (change instanceof Change.Assign assign) {
        attributes.put(assign.attribute(), assign.value());
      } else if (change instanceof Change.AssignIfAbsent assign) {
        attributes.put(assign.attribute(), assign.value());
      }
    }
    return Item.of(attributes);
  }

  static Write with(Write write, Condition condition) {
    if (write instanceof Write.Put put) {
      return new Write.Put(put.key(), put.item(), condition);
    }
    if (write instanceof Write.Update update) {
      return new Write.Update(update.key(), update.changes(), condition);
    }
    if (write instanceof Write.Delete delete) {
      return new Write.Delete(delete.key(), condition);
    }
    // A check of nothing is refused by stores: this one holds of everything.
    boolean nothing = condition.equals(Condition.always());
    Condition any = Condition.any(new Condition.ItemExists(), new Condition.ItemAbsent());
    return new Write.Check(write.key(), nothing ? any : condition);
  }

  static Write.Update with(Write.Update update, Change change) {
    List<Change> changes = new ArrayList<>(update.changes());
    changes.removeIf(other -> other.attribute().equals(change.attribute()));
    changes.add(change);
    return new Write.Update(update.key(), changes, update.condition());
  }

  static Write.Update without(Write.Update update, String... attributes) {
    List<Change> changes = new ArrayList<>(update.changes());
    changes.removeIf(change -> List.of(attributes).contains(change.attribute()));
    return new Write.Update(update.key(), changes, update.condition());
  }

  /** The condition with each comparison of one attribute replaced. */
  static Condition replace(Condition condition, UnaryOperator<Condition> replacement) {
    if (condition instanceof Condition.All all) {
      return new Condition.All(
          all.conditions().stream().map(c -> replace(c, replacement)).toList());
    }
    if (condition instanceof Condition.Any any) {
      return new Condition.Any(
          any.conditions().stream().map(c -> replace(c, replacement)).toList());
    }
    return replacement.apply(condition);
  }

  /** What an attribute is compared with, anywhere in a condition. */
  static @Nullable Value compared(Condition condition, String attribute) {
    if (condition instanceof Condition.Compares compares) {
      return compares.attribute().equals(attribute) ? compares.value() : null;
    }
    List<Condition> parts =
        condition instanceof Condition.All all
            ? all.conditions()
            : condition instanceof Condition.Any any ? any.conditions() : List.of();
    for (Condition part : parts) {
      Value found = compared(part, attribute);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  static boolean compares(Condition condition, String attribute) {
    return condition instanceof Condition.Compares compares
        && compares.attribute().equals(attribute);
  }

  private static boolean is(Change change, String attribute) {
    return change.attribute().equals(attribute);
  }

  private static boolean has(Write.Update update, Predicate<Change> what) {
    return update.changes().stream().anyMatch(what);
  }
}
