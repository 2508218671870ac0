package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Value;
import java.io.Serializable;
import java.util.Comparator;

/**
 * The order of key values: text by its UTF-8 bytes, numbers by size, bytes unsigned. Values of
 * different types are ordered by type, so that the order is total over keys.
 */
public final class ValueOrder implements Comparator<Value>, Serializable {
  public static final ValueOrder INSTANCE = new ValueOrder();
  private static final long serialVersionUID = 1L;

  private ValueOrder() {}

  @Override
  public int compare(Value left, Value right) {
    if (left instanceof Value.Text a && right instanceof Value.Text b) {
      return Utf8.compare(a.text(), b.text());
    }
    if (left instanceof Value.Num a && right instanceof Value.Num b) {
      return a.number().compareTo(b.number());
    }
    if (left instanceof Value.Bin a && right instanceof Value.Bin b) {
      return a.bytes().compareTo(b.bytes());
    }
    return Integer.compare(rank(left), rank(right));
  }

  /** Whether both values are of one type that has an order. */
  public static boolean comparable(Value left, Value right) {
    return isOrdered(left) && left.getClass() == right.getClass();
  }

  /** Whether the value's type has an order: text, number or bytes. */
  public static boolean isOrdered(Value value) {
    return rank(value) > 0;
  }

  private static int rank(Value value) {
    if (value instanceof Value.Text) {
      return 1;
    }
    if (value instanceof Value.Num) {
      return 2;
    }
    return value instanceof Value.Bin ? 3 : 0;
  }
}
