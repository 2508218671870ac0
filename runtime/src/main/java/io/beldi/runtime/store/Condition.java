package io.beldi.runtime.store;

import io.beldi.runtime.item.Value;
import java.util.List;

/** What must hold of the item as it is before a write, for the write to be applied. */
public sealed interface Condition {

  /** Holds always. */
  record Always() implements Condition {}

  /** The item exists: {@code attribute_exists} of its partition key. */
  record ItemExists() implements Condition {}

  /** The item does not exist. */
  record ItemAbsent() implements Condition {}

  /** The item exists and has the attribute. */
  record Has(String attribute) implements Condition {}

  /** The attribute is missing, or the whole item is. */
  record Lacks(String attribute) implements Condition {}

  /** The attribute is there, of the value's type, and compares so; false where it is absent. */
  record Compares(String attribute, Comparison comparison, Value value) implements Condition {}

  /** All hold; at least one. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one holds; at least one is given. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** How two values compare: numbers by size, text and bytes by unsigned UTF-8 or bytes. */
  enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  static Condition always() {
    return new Always();
  }

  static Condition all(Condition... conditions) {
    return new All(List.of(conditions));
  }

  static Condition any(Condition... conditions) {
    return new Any(List.of(conditions));
  }

  static Condition has(String attribute) {
    return new Has(attribute);
  }

  static Condition lacks(String attribute) {
    return new Lacks(attribute);
  }

  static Condition equal(String attribute, Value value) {
    return new Compares(attribute, Comparison.EQUAL, value);
  }

  static Condition less(String attribute, Value value) {
    return new Compares(attribute, Comparison.LESS, value);
  }

  static Condition atMost(String attribute, Value value) {
    return new Compares(attribute, Comparison.LESS_OR_EQUAL, value);
  }

  static Condition atLeast(String attribute, Value value) {
    return new Compares(attribute, Comparison.GREATER_OR_EQUAL, value);
  }
}
