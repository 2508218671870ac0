package io.beldi.local.programs;

import io.beldi.local.programs.Scope.Variable;
import java.util.List;

/** Writes expressions. Each stands in parentheses where it has parts. */
final class Values {
  private static final List<String> KEYS =
      List.of("Key(\"a\")", "Key(\"b\")", "Key(\"c\")", "Key(\"d\")");
  private static final List<String> COLORS = List.of("Color.red", "Color.green", "Color.blue");
  private static final List<String> PRICES = List.of("0.5", "2.25", "10.99", "3.00");
  private static final List<String> TEXTS =
      List.of("\"\"", "\"x\"", "\"why\"", "\"zwölf\"", "\"a b\"");

  private final Choices choices;
  private final Scope scope;
  private final String service;

  Values(Choices choices, Scope scope, String service) {
    this.choices = choices;
    this.scope = scope;
    this.service = service;
  }

  /** A value of a kind, with at most so many levels of operators. */
  String of(Kind kind, int depth) {
    Variable variable = scope.some(kind, false);
    if (kind == Kind.BOX && variable != null && depth > 0 && choices.oneIn(3)) {
      return box(depth);
    }
    if (variable != null && choices.draw(depth > 0 ? 3 : 2) != 0) {
      return variable.name();
    }
    int rest = depth - 1;
    if (depth > 0 && choices.oneIn(6)) {
      return "(if "
          + of(Kind.BOOL, rest)
          + " then "
          + of(kind, rest)
          + " else "
          + of(kind, rest)
          + ")";
    }
    Variable optional = scope.some(kind, true);
    if (depth > 0 && optional != null && choices.oneIn(2)) {
      return "(" + optional.name() + " or " + of(kind, rest) + ")";
    }
    return switch (kind) {
      case INT -> integer(depth);
      case TEXT -> text(depth);
      case BOOL -> bool(depth);
      case KEY -> key();
      case COLOR -> choices.pick(COLORS);
      case BOX -> box(depth);
      case PAIR -> pair(rest);
      case TAG -> tag(rest);
      case LEASE -> lease(rest);
      case INTS -> ints(depth);
      case KEYS ->
          "[" + key() + ", " + choices.pick(KEYS) + (choices.oneIn(2) ? "]" : ", " + key() + "]");
    };
  }

  /** A key, nearly always a name or a constant. */
  String key() {
    Variable variable = scope.some(Kind.KEY, false);
    return variable != null && !choices.oneIn(3) ? variable.name() : choices.pick(KEYS);
  }

  /** A number between 0 and 20. */
  String small(int depth) {
    return choices.oneIn(2) ? "" + choices.draw(12) : "clamp(" + of(Kind.INT, depth) + ")";
  }

  private String integer(int depth) {
    if (depth <= 0) {
      return choices.oneIn(8) ? "LIMIT" : "" + choices.draw(9);
    }
    int rest = depth - 1;
    String a = of(Kind.INT, rest);
    return switch (choices.draw(19)) {
      case 0, 1 -> "(" + a + " + " + of(Kind.INT, rest) + ")";
      case 2, 3 -> "(" + a + " - " + of(Kind.INT, rest) + ")";
      case 4 -> "(" + a + " * " + (1 + choices.draw(4)) + ")";
      case 5 -> "(" + a + " / " + (1 + choices.draw(5)) + ")";
      case 6 -> "(" + a + " % " + (2 + choices.draw(5)) + ")";
      case 7 -> "(-" + a + ")";
      case 8 -> "mix(" + a + ", " + of(Kind.INT, rest) + ")";
      case 9 ->
          "("
              + of(Kind.INTS, rest)
              + choices.pick(List.of(".sum()", ".size()", ".take(2).sum()"))
              + ")";
      case 10 ->
          "(match "
              + of(Kind.COLOR, rest)
              + " { red -> "
              + a
              + "  green | blue -> "
              + of(Kind.INT, rest)
              + " })";
      case 11 -> of(Kind.BOX, 0) + choices.pick(List.of(".count", ".total"));
      case 12 -> of(Kind.PAIR, 0) + ".left";
      case 13 -> "(" + of(Kind.INTS, rest) + "[" + choices.draw(3) + "] or " + a + ")";
      case 14 -> of(Kind.TEXT, rest) + ".length()";
      case 15 -> of(Kind.TAG, 0) + choices.pick(List.of(".rank", ".n"));
      case 16 ->
          of(Kind.LEASE, 0) + choices.pick(List.of(".n", ".sizes.size()", ".sizes.values().sum()"));
      case 17 ->
          "("
              + of(Kind.LEASE, 0)
              + ".sizes["
              + choices.pick(List.of("\"a\"", "\"b\""))
              + "] or "
              + a
              + ")";
      default -> scope.pure ? a : read(a);
    };
  }

  /** A number that is read from a row. */
  private String read(String otherwise) {
    if (choices.oneIn(12) && !scope.inTransaction) {
      return "(run Tools.peek(n: " + otherwise + "))";
    }
    String row =
        service.equals("A")
            ? choices.pick(List.of("aCounts[" + key() + "]", "aSums[" + choices.pick(COLORS) + "]"))
            : "bSums[" + key() + "]";
    return "(" + row + " or " + otherwise + ")";
  }

  private String text(int depth) {
    if (depth <= 0) {
      return choices.pick(TEXTS);
    }
    int rest = depth - 1;
    return switch (choices.draw(4)) {
      case 0 -> "\"{" + of(Kind.INT, 0) + "}-{" + of(Kind.COLOR, 0) + "}\"";
      case 1 -> "brief(" + of(Kind.TEXT, rest) + " + " + of(Kind.TEXT, rest) + ")";
      case 2 -> "(" + of(Kind.BOX, 0) + ".note or " + of(Kind.TEXT, rest) + ")";
      default -> choices.pick(TEXTS);
    };
  }

  /** A condition. */
  String bool(int depth) {
    if (depth <= 0) {
      return choices.oneIn(2) ? of(Kind.INT, 0) + " > 3" : choices.pick(List.of("true", "false"));
    }
    int rest = depth - 1;
    Variable optional = scope.someOptional();
    return switch (choices.draw(optional == null ? 11 : 15)) {
      case 0, 1 ->
          "("
              + of(Kind.INT, rest)
              + choices.pick(List.of(" < ", " <= ", " > ", " >= ", " == ", " != "))
              + of(Kind.INT, rest)
              + ")";
      case 2 -> "(" + of(Kind.BOOL, rest) + " && " + of(Kind.BOOL, rest) + ")";
      case 3 -> "(" + of(Kind.BOOL, rest) + " || " + of(Kind.BOOL, rest) + ")";
      case 4 -> "!(" + of(Kind.BOOL, rest) + ")";
      case 5 -> "(" + of(Kind.KEY, rest) + " == " + of(Kind.KEY, rest) + ")";
      case 6 -> "(" + of(Kind.INT, rest) + " in " + of(Kind.INTS, rest) + ")";
      case 7 -> lambda(".any", rest);
      case 9 ->
          "("
              + of(Kind.TAG, 0)
              + ".price"
              + choices.pick(List.of(" < ", " >= ", " == "))
              + of(Kind.TAG, 0)
              + ".price)";
      case 8 ->
          "("
              + of(Kind.TEXT, rest)
              + choices.pick(List.of(" == ", " < "))
              + of(Kind.TEXT, rest)
              + ")";
      default ->
          optional == null
              ? of(Kind.BOX, 0) + ".open"
              : "(" + optional.name() + choices.pick(List.of(" is present", " is absent")) + ")";
    };
  }

  private String lambda(String function, int depth) {
    String list = of(Kind.INTS, depth);
    String name = scope.fresh("x");
    return list + function + "(" + name + " -> " + inner(name, Kind.BOOL, depth) + ")";
  }

  /** An expression without steps in which {@code name} is a number. */
  private String inner(String name, Kind kind, int depth) {
    boolean pure = scope.pure;
    List<Variable> before = scope.variables();
    scope.pure = true;
    // What may change cannot be used in a lambda.
    scope.restore(before.stream().filter(it -> !it.mutable()).toList());
    scope.add(name, Kind.INT, false, false);
    String body = of(kind, depth);
    scope.restore(before);
    scope.pure = pure;
    return body;
  }

  private String box(int depth) {
    Variable box = depth > 0 ? scope.some(Kind.BOX, false) : null;
    if (box != null) {
      return "(" + box.name() + " with (count: " + small(depth - 1) + ", open: " + bool(0) + "))";
    }
    StringBuilder fields = new StringBuilder("count: " + small(depth - 1));
    if (choices.oneIn(3)) {
      fields.append(", note: ").append(of(Kind.TEXT, depth - 1));
    }
    if (choices.oneIn(3)) {
      fields.append(", total: ").append(of(Kind.INT, depth - 1));
    }
    if (choices.oneIn(4)) {
      fields.append(", tags: ").append(of(Kind.INTS, depth - 1)).append(".take(12)");
    }
    return "Box(" + fields + ")";
  }

  private String pair(int depth) {
    return "Pair(left: "
        + of(Kind.INT, depth)
        + ", right: brief("
        + of(Kind.TEXT, depth)
        + "), tint: "
        + of(Kind.COLOR, 0)
        + ")";
  }

  private String tag(int depth) {
    StringBuilder fields = new StringBuilder("tint: " + of(Kind.COLOR, 0));
    fields.append(", rank: ").append(of(Kind.INT, depth));
    if (choices.oneIn(2)) {
      fields.append(", price: ").append(price());
    }
    if (choices.oneIn(4)) {
      fields.append(", n: ").append(of(Kind.INT, depth));
    }
    return "Tag(" + fields + ")";
  }

  /** A decimal number where one is wanted. */
  String price() {
    Variable tag = scope.some(Kind.TAG, false);
    if (tag == null || choices.oneIn(3)) {
      return choices.pick(PRICES);
    }
    String other = of(Kind.TAG, 0) + ".price";
    return "(" + tag.name() + ".price" + choices.pick(List.of(" + ", " - ")) + other + ")";
  }

  private String lease(int depth) {
    StringBuilder fields = new StringBuilder("until: " + choices.pick(Declarations.FAR));
    fields.append(", sizes: ").append(sizes(depth));
    if (choices.oneIn(3)) {
      fields.append(", n: ").append(of(Kind.INT, depth));
    }
    return "Lease(" + fields + ")";
  }

  private String sizes(int depth) {
    Variable lease = scope.some(Kind.LEASE, false);
    if (lease != null && choices.oneIn(3)) {
      return lease.name() + ".sizes";
    }
    String first = "[\"b\": " + of(Kind.INT, depth);
    return choices.oneIn(2) ? first + "]" : first + ", \"a\": " + of(Kind.INT, depth) + "]";
  }

  private String ints(int depth) {
    if (depth <= 0) {
      return choices.pick(List.of("[1, 2, 3]", "[5, 0]", "[4, 4, 1]"));
    }
    int rest = depth - 1;
    String list = of(Kind.INTS, rest);
    return switch (choices.draw(8)) {
      case 0 -> "[" + of(Kind.INT, rest) + ", " + of(Kind.INT, rest) + "]";
      case 1 -> lambda(".filter", rest);
      case 2 -> {
        String name = scope.fresh("x");
        yield list + ".map(" + name + " -> " + inner(name, Kind.INT, rest) + ")";
      }
      case 3 -> {
        String name = scope.fresh("x");
        yield list + ".sortedBy(" + name + " -> " + inner(name, Kind.INT, rest) + ")";
      }
      case 4 -> {
        String name = scope.fresh("x");
        yield "["
            + inner(name, Kind.INT, rest)
            + " for "
            + name
            + " in "
            + list
            + " if "
            + inner(name, Kind.BOOL, rest)
            + "]";
      }
      case 5 -> list + choices.pick(List.of(".reversed()", ".distinct()", ".drop(1)"));
      case 6 -> list + ".take(3).plus(" + of(Kind.INTS, 0) + ")";
      default -> of(Kind.BOX, 0) + ".tags";
    };
  }

  /** The text key of a box of the second service. */
  String name() {
    return choices.pick(List.of("\"m\"", "\"n\"", "\"o\""));
  }
}
