package io.beldi.runtime.row;

import io.beldi.runtime.FieldUpdate;
import io.beldi.runtime.Money;
import io.beldi.runtime.RowUpdate;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Updates of a row whose contents are known. */
public final class FieldArithmetic {
  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";

  private FieldArithmetic() {}

  /** The row after {@code update}; null if it is refused. */
  public static @Nullable Item apply(@Nullable Item row, RowUpdate update) {
    Item start = row == null ? update.defaults() : row;
    if (start == null) {
      return null;
    }
    TreeMap<String, Value> after = new TreeMap<>(start.attributes());
    for (FieldUpdate field : update.fields()) {
      if (!apply(after, field)) {
        return null;
      }
    }
    return new Item(after);
  }

  private static boolean apply(Map<String, Value> row, FieldUpdate update) {
    if (update instanceof FieldUpdate.Assign assign) {
      if (assign.value() == null) {
        row.remove(assign.field());
      } else {
        row.put(assign.field(), assign.value());
      }
      return true;
    }
    if (update instanceof FieldUpdate.Add add) {
      return add(row, add);
    }
    return addMoney(row, (FieldUpdate.AddMoney) update);
  }

  private static boolean add(Map<String, Value> row, FieldUpdate.Add add) {
    BigDecimal before =
        row.get(add.field()) instanceof Value.Num number ? number.number() : add.initial();
    if (before == null) {
      return false;
    }
    BigDecimal after = before.add(add.amount());
    if (!within(after, add.least(), add.greatest())) {
      return false;
    }
    row.put(add.field(), Value.number(after));
    return true;
  }

  static boolean within(
      BigDecimal number, @Nullable BigDecimal least, @Nullable BigDecimal greatest) {
    return (least == null || number.compareTo(least) >= 0)
        && (greatest == null || number.compareTo(greatest) <= 0);
  }

  private static boolean addMoney(Map<String, Value> row, FieldUpdate.AddMoney add) {
    if (!(row.get(add.field()) instanceof Value.MapOf stored
        && stored.entries().get(AMOUNT) instanceof Value.Num amount
        && stored.entries().get(CURRENCY) instanceof Value.Text currency)) {
      return false;
    }
    Money after = new Money(amount.number(), currency.text()).plus(add.amount());
    row.put(
        add.field(),
        Value.map(
            Map.of(AMOUNT, Value.number(after.amount()), CURRENCY, Value.text(after.currency()))));
    return true;
  }
}
