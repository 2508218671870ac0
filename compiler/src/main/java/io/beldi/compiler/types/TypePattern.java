package io.beldi.compiler.types;

import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.OptionalType;
import io.beldi.compiler.types.Type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type with variables, as the table of the library writes it: {@code list<T?>}, {@code {K, V}}. A
 * single capital letter is a variable; {@code N} stands for numbers only.
 *
 * @param name the name of a type or a variable; {@code ?} for an optional, {@code {}} for a pair
 */
record TypePattern(String name, List<TypePattern> arguments) {
  private static final Map<String, Type> SCALARS =
      Map.of(
          "bool", Types.BOOL,
          "int", Types.INT,
          "long", Types.LONG,
          "double", Types.DOUBLE,
          "money", Types.MONEY,
          "string", Types.STRING,
          "date", Types.DATE,
          "timestamp", Types.TIMESTAMP);

  /** Reads the written form; the table is our own, so a wrong form is a bug. */
  static TypePattern of(String text) {
    String trimmed = text.trim();
    if (trimmed.endsWith("?")) {
      return new TypePattern("?", List.of(of(trimmed.substring(0, trimmed.length() - 1))));
    } else if (trimmed.endsWith(">")) {
      int open = trimmed.indexOf('<');
      String inside = trimmed.substring(open + 1, trimmed.length() - 1);
      return new TypePattern(trimmed.substring(0, open), split(inside));
    } else if (trimmed.endsWith("}")) {
      return new TypePattern("{}", split(trimmed.substring(1, trimmed.length() - 1)));
    }
    return new TypePattern(trimmed, List.of());
  }

  private static List<TypePattern> split(String text) {
    List<TypePattern> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '<' || c == '{' ? 1 : c == '>' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(of(text.substring(start, i)));
        start = i + 1;
      }
    }
    parts.add(of(text.substring(start)));
    return parts;
  }

  private boolean isVariable() {
    return name.length() == 1 && Character.isUpperCase(name.charAt(0));
  }

  /** The variables that make this pattern the given type; null if none do. */
  @Nullable Map<String, Type> match(Type type) {
    Map<String, Type> found = new HashMap<>();
    return match(type, found) ? found : null;
  }

  private boolean match(Type type, Map<String, Type> found) {
    if (type.isUnknown()) {
      return true;
    } else if (isVariable()) {
      found.putIfAbsent(name, type);
      return !name.equals("N") || isNumber(type);
    } else if (name.equals("?")) {
      return type.isOptional() && arguments.get(0).match(type.present(), found);
    } else if (type instanceof ListType list) {
      return name.equals("list") && arguments.get(0).match(list.element(), found);
    } else if (type instanceof MapType map) {
      return name.equals("map")
          && arguments.get(0).match(map.key(), found)
          && arguments.get(1).match(map.value(), found);
    } else if (type instanceof RowType row) {
      return name.equals("{}")
          && arguments.get(0).match(row.key(), found)
          && arguments.get(1).match(row.value(), found);
    }
    Type scalar = SCALARS.get(name);
    return scalar != null && scalar.getClass() == type.getClass() && sameScalar(scalar, type);
  }

  private static boolean sameScalar(Type scalar, Type type) {
    return !(scalar instanceof Type.ScalarType) || scalar.equals(type);
  }

  private static boolean isNumber(Type type) {
    return type instanceof IntType
        || type instanceof LongType
        || type instanceof DoubleType
        || type instanceof DecimalType
        || type instanceof MoneyType;
  }

  /** The type for given variables; a variable without a type is unknown. */
  Type apply(Map<String, Type> variables) {
    if (isVariable()) {
      return variables.getOrDefault(name, Types.UNKNOWN);
    }
    return switch (name) {
      case "?" -> OptionalType.of(arguments.get(0).apply(variables));
      case "{}" ->
          new RowType(arguments.get(0).apply(variables), arguments.get(1).apply(variables));
      case "list" -> new ListType(arguments.get(0).apply(variables), Interval.ALL);
      case "map" ->
          new MapType(
              arguments.get(0).apply(variables), arguments.get(1).apply(variables), Interval.ALL);
      default -> scalar();
    };
  }

  private Type scalar() {
    Type scalar = SCALARS.get(name);
    if (scalar == null) {
      throw new IllegalArgumentException("the library names no type " + name);
    }
    return scalar;
  }
}
