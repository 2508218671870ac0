package io.beldi.runtime.item;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One attribute value, in the types that DynamoDB stores: S, N, B, BOOL, NULL, L and M. Sets are
 * stored as ordered lists, so SS, NS and BS do not occur.
 */
public sealed interface Value {

  /** The value of a value that says there is none; occurs only inside lists. */
  Value NULL = new Null();

  /** Text, well-formed UTF-16. */
  record Text(String text) implements Value {}

  /** A decimal number; the store accepts at most 38 significant digits. */
  record Num(BigDecimal number) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Num that && number.compareTo(that.number) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(number.doubleValue());
    }
  }

  /** Bytes, compared unsigned. */
  record Bin(Bytes bytes) implements Value {}

  /** A truth value. */
  record Bool(boolean truth) implements Value {}

  /** DynamoDB's NULL. */
  record Null() implements Value {}

  /** An ordered list. */
  record ListOf(List<Value> values) implements Value {
    public ListOf {
      values = List.copyOf(values);
    }
  }

  /** A map with text keys, in key order. */
  record MapOf(SortedMap<String, Value> entries) implements Value {
    public MapOf {
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
  }

  static Value text(String text) {
    return new Text(text);
  }

  static Value number(long number) {
    return new Num(BigDecimal.valueOf(number));
  }

  static Value number(BigDecimal number) {
    return new Num(number);
  }

  static Value bytes(Bytes bytes) {
    return new Bin(bytes);
  }

  static Value bool(boolean truth) {
    return new Bool(truth);
  }

  static Value list(List<Value> values) {
    return new ListOf(values);
  }

  static Value map(Map<String, Value> entries) {
    return new MapOf(new TreeMap<>(entries));
  }
}
