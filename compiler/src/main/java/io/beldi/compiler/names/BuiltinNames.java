package io.beldi.compiler.names;

import java.util.Set;

/** Names that need no declaration. */
public final class BuiltinNames {
  /** Types of the language. */
  public static final Set<String> TYPES =
      Set.of(
          "bool",
          "int",
          "long",
          "double",
          "decimal",
          "money",
          "string",
          "bytes",
          "uuid",
          "date",
          "timestamp",
          "duration",
          "json",
          "list",
          "set",
          "map",
          "callback");

  /** Functions and constructors that every body knows. */
  public static final Set<String> FUNCTIONS =
      Set.of(
          "now", "started", "stepKey", "money", "date", "timestamp", "uuid", "callback", "random");

  private BuiltinNames() {}
}
