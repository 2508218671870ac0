package io.beldi.runtime.row;

import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.model.ItemSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An update that the store can do by itself, without anybody reading the row first.
 *
 * @param fields what becomes of each field
 * @param mustExist whether the row has to be there already
 * @param now when it was asked for, in milliseconds: rows that had expired count as absent
 */
public record PushDown(SortedMap<String, Field> fields, boolean mustExist, long now) {
  public PushDown {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** What becomes of one field. */
  public sealed interface Field {}

  /** It is set, or removed. */
  private record Set(@Nullable Value value) implements Field {}

  /**
   * {@code amount} is added to what is there; bounds are on what is there before, inclusive.
   *
   * @param initial what counts as there where the field is absent; null: it must be there
   * @param ofNewRow whether that holds only where the whole row is absent
   */
  private record Sum(
      BigDecimal amount,
      @Nullable BigDecimal initial,
      boolean ofNewRow,
      @Nullable BigDecimal least,
      @Nullable BigDecimal greatest)
      implements Field {

    /** This one, and then {@code next}. */
    Sum then(Sum next) {
      return new Sum(
          amount.add(next.amount),
          initial,
          ofNewRow,
          max(least, next.least == null ? null : next.least.subtract(amount)),
          min(greatest, next.greatest == null ? null : next.greatest.subtract(amount)));
    }

    Condition condition(String field) {
      List<Condition> bounds = new ArrayList<>();
      if (least != null) {
        bounds.add(Condition.atLeast(field, Value.number(least)));
      }
      if (greatest != null) {
        bounds.add(Condition.atMost(field, Value.number(greatest)));
      }
      boolean mayBeAbsent = initial != null && FieldArithmetic.within(initial, least, greatest);
      Condition absent = ofNewRow ? new Condition.ItemAbsent() : Condition.lacks(field);
      if (bounds.isEmpty()) {
        return mayBeAbsent && !ofNewRow
            ? Condition.always()
            : mayBeAbsent ? Condition.any(absent, Condition.has(field)) : Condition.has(field);
      }
      Condition within = new Condition.All(bounds);
      return mayBeAbsent ? Condition.any(absent, within) : within;
    }

    private static @Nullable BigDecimal max(@Nullable BigDecimal a, @Nullable BigDecimal b) {
      return a == null ? b : b == null ? a : a.max(b);
    }

    private static @Nullable BigDecimal min(@Nullable BigDecimal a, @Nullable BigDecimal b) {
      return a == null ? b : b == null ? a : a.min(b);
    }
  }

  /**
   * The update in this form; null if it needs the row: money has a currency to compare, and a field
   * that is both set and added to has a bound to keep in between.
   */
  public static @Nullable PushDown of(RowUpdate update, long now) {
    Item defaults = update.defaults();
    TreeMap<String, Field> fields = new TreeMap<>();
    for (FieldUpdate field : update.fields()) {
      if (field instanceof FieldUpdate.Assign assign) {
        if (fields.put(assign.field(), new Set(assign.value())) instanceof Sum) {
          return null;
        }
      } else if (field instanceof FieldUpdate.Add add) {
        Field before = fields.get(add.field());
        if (before instanceof Set) {
          return null;
        }
        Sum next = sum(add, defaults);
        fields.put(add.field(), before instanceof Sum first ? first.then(next) : next);
      } else {
        return null;
      }
    }
    return new PushDown(fields, !createsAlike(fields, defaults), now);
  }

  /** Whether a row that is absent becomes what its defaults and the update would make of it. */
  private static boolean createsAlike(Map<String, Field> fields, @Nullable Item defaults) {
    if (defaults == null || !fields.keySet().containsAll(defaults.attributes().keySet())) {
      return false;
    }
    return fields.entrySet().stream()
        .allMatch(
            entry ->
                !(entry.getValue() instanceof Sum sum)
                    || sum.initial() == null
                    || !(defaults.get(entry.getKey()) instanceof Value.Num number)
                    || number.number().compareTo(sum.initial()) == 0);
  }

  private static Sum sum(FieldUpdate.Add add, @Nullable Item defaults) {
    BigDecimal initial = add.initial();
    boolean ofNewRow = initial == null;
    if (ofNewRow && defaults != null && defaults.get(add.field()) instanceof Value.Num number) {
      initial = number.number();
    }
    BigDecimal least = add.least() == null ? null : add.least().subtract(add.amount());
    BigDecimal greatest = add.greatest() == null ? null : add.greatest().subtract(add.amount());
    return new Sum(add.amount(), initial, ofNewRow, least, greatest);
  }

  /** This update and then {@code next} as one; null if that has no such form. */
  public @Nullable PushDown then(PushDown next) {
    TreeMap<String, Field> both = new TreeMap<>(fields);
    for (Map.Entry<String, Field> entry : next.fields.entrySet()) {
      Field before = fields.get(entry.getKey());
      if (before instanceof Sum first && entry.getValue() instanceof Sum second) {
        both.put(entry.getKey(), first.then(second));
      } else if (before == null
          && !mustExist
          && entry.getValue() instanceof Sum sum
          && sum.ofNewRow()) {
        return null;
      } else if (before == null || (before instanceof Set && entry.getValue() instanceof Set)) {
        both.put(entry.getKey(), entry.getValue());
      } else {
        return null;
      }
    }
    return new PushDown(both, mustExist, now);
  }

  /** When the store may do it. */
  public Condition condition() {
    List<Condition> all = new ArrayList<>();
    if (mustExist) {
      all.add(new Condition.ItemExists());
    }
    all.add(RowExpiry.alive(now));
    fields.forEach(
        (name, field) -> {
          if (field instanceof Sum sum) {
            Condition condition = sum.condition(name);
            if (!condition.equals(Condition.always())) {
              all.add(condition);
            }
          }
        });
    return all.size() == 1 ? all.get(0) : new Condition.All(all);
  }

  /** About how much the changes add to a group. */
  public long bytes() {
    long bytes = 0;
    for (Field field : fields.values()) {
      if (field instanceof Set set && set.value() != null) {
        bytes += ItemSize.of(set.value());
      }
    }
    return bytes;
  }

  /** What the store does. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    fields.forEach(
        (name, field) -> {
          if (field instanceof Sum sum) {
            BigDecimal initial = sum.initial() == null ? BigDecimal.ZERO : sum.initial();
            changes.add(new Change.Add(name, sum.amount(), initial));
          } else if (field instanceof Set set) {
            changes.add(
                set.value() == null
                    ? new Change.Remove(name)
                    : new Change.Assign(name, set.value()));
          }
        });
    return changes;
  }

  /** The row after it; null if it is refused. */
  public @Nullable Item apply(@Nullable Item row) {
    if (row == null && mustExist) {
      return null;
    }
    TreeMap<String, Value> after = row == null ? new TreeMap<>() : new TreeMap<>(row.attributes());
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      if (!apply(after, row != null, entry.getKey(), entry.getValue())) {
        return null;
      }
    }
    return new Item(after);
  }

  private static boolean apply(Map<String, Value> row, boolean existed, String name, Field field) {
    if (field instanceof Set set) {
      if (set.value() == null) {
        row.remove(name);
      } else {
        row.put(name, set.value());
      }
      return true;
    }
    Sum sum = (Sum) field;
    BigDecimal initial = existed && sum.ofNewRow() ? null : sum.initial();
    BigDecimal before = row.get(name) instanceof Value.Num number ? number.number() : initial;
    if (before == null || !FieldArithmetic.within(before, sum.least(), sum.greatest())) {
      return false;
    }
    row.put(name, Value.number(before.add(sum.amount())));
    return true;
  }
}
