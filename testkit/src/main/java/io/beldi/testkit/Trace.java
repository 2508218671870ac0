package io.beldi.testkit;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down the requests of a run. */
final class Trace {
  private static final int LONG = 24;

  private final List<TraceLine> lines = new ArrayList<>();

  List<TraceLine> lines() {
    return List.copyOf(lines);
  }

  void add(int request, String by, String kind, String target, String outcome) {
    lines.add(new TraceLine(request, by, kind, target, outcome));
  }

  static String key(ItemKey key) {
    String sort = key.sort() == null ? "" : ", " + part(key.sort());
    return key.table().name() + "[" + part(key.partition()) + sort + "]";
  }

  /** Part of a key, cut where it is long: names of instances are told apart by their beginnings. */
  private static String part(Value value) {
    String text = ValueText.of(value);
    return text.length() <= LONG ? text : text.substring(0, LONG) + "…";
  }

  static String keys(List<ItemKey> keys) {
    return keys.stream().map(Trace::key).collect(Collectors.joining("\n"));
  }

  /** The partition of the table or the index that a query reads. */
  static String query(Query query) {
    String table = query.table().name();
    String name = query.index() == null ? table : table + "." + query.index().name();
    return name + "[" + part(query.partition()) + ", …]";
  }

  static String write(Write write) {
    String verb;
    if (write instanceof Write.Put) {
      verb = "put    ";
    } else if (write instanceof Write.Update) {
      verb = "update ";
    } else if (write instanceof Write.Delete) {
      verb = "delete ";
    } else {
      verb = "check  ";
    }
    return verb + key(write.key()) + condition(write.condition());
  }

  private static String condition(Condition condition) {
    if (condition instanceof Condition.ItemAbsent) {
      return " if absent";
    }
    return condition.equals(Condition.always()) ? "" : " if unchanged";
  }

  static String writes(List<Write> writes) {
    return writes.stream().map(Trace::write).collect(Collectors.joining("\n"));
  }

  static String found(@Nullable Item item) {
    return item == null ? "absent" : "found";
  }

  static String found(List<@Nullable Item> items) {
    return items.stream().filter(Objects::nonNull).count() + " of " + items.size() + " found";
  }

  static String page(Page page) {
    int rows = page.items().size();
    return rows + (rows == 1 ? " row" : " rows") + (page.next() == null ? "" : ", and more");
  }

  static String outcome(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      List<String> reasons = new ArrayList<>();
      for (int i = 0; i < refused.reasons().size(); i++) {
        Reason reason = refused.reasons().get(i);
        if (!(reason instanceof Reason.None)) {
          reasons.add(reason.getClass().getSimpleName() + " at item " + (i + 1));
        }
      }
      return "refused: " + String.join(", ", reasons);
    }
    return outcome instanceof Outcome.Unknown ? "unknown" : "applied";
  }
}
