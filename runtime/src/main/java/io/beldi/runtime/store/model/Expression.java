package io.beldi.runtime.store.model;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Renders conditions and changes in DynamoDB's expression language. Names and values occur only as
 * placeholders ({@code #0}, {@code :0}), so that none is ever taken for syntax.
 */
public final class Expression {
  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();

  /** Attribute names by placeholder. */
  public Map<String, String> names() {
    return Collections.unmodifiableMap(names);
  }

  /** Values by placeholder. */
  public Map<String, Value> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The placeholder of an attribute's name. */
  public String name(String attribute) {
    return placeholders.computeIfAbsent(
        attribute,
        key -> {
          String placeholder = "#" + names.size();
          names.put(placeholder, key);
          return placeholder;
        });
  }

  /** A placeholder of a value. */
  public String value(Value value) {
    String placeholder = ":" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  /** A condition other than {@link Condition.Always}; one inside others stands for true. */
  public String condition(Condition condition) {
    if (condition instanceof Condition.ItemExists) {
      return "attribute_exists(" + name(Table.PARTITION) + ")";
    }
    if (condition instanceof Condition.ItemAbsent) {
      return "attribute_not_exists(" + name(Table.PARTITION) + ")";
    }
    if (condition instanceof Condition.Has has) {
      return "attribute_exists(" + name(has.attribute()) + ")";
    }
    if (condition instanceof Condition.Lacks lacks) {
      return "attribute_not_exists(" + name(lacks.attribute()) + ")";
    }
    if (condition instanceof Condition.Compares compares) {
      return name(compares.attribute()) + symbol(compares.comparison()) + value(compares.value());
    }
    if (condition instanceof Condition.All all) {
      return parts(all.conditions(), " AND ");
    }
    if (condition instanceof Condition.Any any) {
      return parts(any.conditions(), " OR ");
    }
    String placeholder = name(Table.PARTITION);
    return "(attribute_exists(" + placeholder + ") OR attribute_not_exists(" + placeholder + "))";
  }

  /** An update expression; at least one change. */
  public String update(List<Change> changes) {
    List<String> assignments = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Remove) {
        removals.add(name(change.attribute()));
      } else {
        assignments.add(name(change.attribute()) + " = " + operand(change));
      }
    }
    List<String> clauses = new ArrayList<>();
    if (!assignments.isEmpty()) {
      clauses.add("SET " + String.join(", ", assignments));
    }
    if (!removals.isEmpty()) {
      clauses.add("REMOVE " + String.join(", ", removals));
    }
    return String.join(" ", clauses);
  }

  private String operand(Change change) {
    String name = name(change.attribute());
    if (change instanceof Change.Assign assign) {
      return value(assign.value());
    }
    if (change instanceof Change.AssignIfAbsent assign) {
      return "if_not_exists(" + name + ", " + value(assign.value()) + ")";
    }
    if (change instanceof Change.Add add) {
      return "if_not_exists("
          + name
          + ", "
          + value(Value.number(add.initial()))
          + ") + "
          + value(Value.number(add.amount()));
    }
    Change.Append append = (Change.Append) change;
    return "list_append(if_not_exists("
        + name
        + ", "
        + value(Value.list(List.of()))
        + "), "
        + value(Value.list(append.values()))
        + ")";
  }

  private String parts(List<Condition> conditions, String operator) {
    if (conditions.size() == 1) {
      return condition(conditions.get(0));
    }
    StringJoiner parts = new StringJoiner(operator, "(", ")");
    for (Condition each : conditions) {
      parts.add(condition(each));
    }
    return parts.toString();
  }

  private static String symbol(Condition.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> " = ";
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
    };
  }
}
