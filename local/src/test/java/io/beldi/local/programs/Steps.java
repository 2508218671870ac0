package io.beldi.local.programs;

import io.beldi.local.programs.Callee.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Writes the statements that touch the world. */
final class Steps {
  private static final List<String> OF_BOX = List.of("count", "total");

  private final Choices choices;
  private final Scope scope;
  private final Values values;
  private final String service;
  private final List<Callee> callees;

  Steps(Choices choices, Scope scope, Values values, String service, List<Callee> callees) {
    this.choices = choices;
    this.scope = scope;
    this.values = values;
    this.service = service;
    this.callees = callees;
  }

  /** An error with its arguments, which may leave from here. */
  String failure() {
    return switch (choices.draw(3)) {
      case 0 -> raised("Empty", "");
      case 1 -> raised("Odd", "(n: " + values.of(Kind.INT, 1) + ")");
      default ->
          raised("Lost", "(key: " + values.key() + ", why: " + values.of(Kind.TEXT, 1) + ")");
    };
  }

  private String raised(String error, String arguments) {
    scope.raises.add(error);
    return error + arguments;
  }

  /** Adds a step, or nothing: then the answer is false. */
  boolean add(List<Snippet> out) {
    if (choices.oneIn(3)) {
      return false;
    }
    return (choices.oneIn(5) && pair(out)) || one(out);
  }

  /** Adds a step that is one statement, or nothing: then the answer is false. */
  boolean one(List<Snippet> out) {
    int choice = choices.draw(13);
    if (choice < 6 && remote(out)) {
      return true;
    } else if (choice < 8 || scope.readOnly || scope.beside) {
      read(out);
      return true;
    }
    scope.writes = true;
    out.add(Snippet.line(service.equals("A") ? writeA() : writeB()));
    return true;
  }

  private void read(List<Snippet> out) {
    if (choices.oneIn(8)) {
      String made = scope.fresh("k");
      out.add(Snippet.line("let " + made + " = Key.new()"));
      scope.add(made, Kind.KEY, false, false);
      return;
    }
    boolean first = service.equals("A");
    Kind kind = choices.pick(List.of(Kind.BOX, Kind.BOX, Kind.PAIR, first ? Kind.LEASE : Kind.TAG));
    String row =
        switch (kind) {
          case BOX -> boxRow();
          case LEASE -> "aLeases[" + values.key() + "]";
          case TAG -> "bTags[" + values.key() + "]";
          default -> first ? pairRow() : "bMarks[" + values.key() + "]";
        };
    boolean sure = choices.oneIn(2);
    String value = sure ? row + " or fail " + failure() : row;
    if (!sure && choices.oneIn(2)) {
      value = row + " or " + values.of(kind, 1);
      sure = true;
    }
    String name = scope.fresh("r");
    out.add(Snippet.line("let " + name + " = " + value));
    scope.add(name, kind, !sure, false);
  }

  private String pairRow() {
    return "aPairs[" + values.key() + ", " + choices.draw(3) + "]";
  }

  private String boxRow() {
    return (service.equals("A") ? "aBoxes[" + values.key() : "bBoxes[" + values.name()) + "]";
  }

  private String writeA() {
    return switch (choices.draw(14)) {
      case 0 -> boxRow() + " = " + values.of(Kind.BOX, 2);
      case 1 -> "delete " + choices.pick(List.of(boxRow(), pairRow()));
      case 2, 3 -> boxUpdate(boxRow());
      case 4 -> "aCounts[" + values.key() + "] = " + values.small(1);
      case 5 -> sum("aCounts[" + values.key() + "]", true);
      case 6 -> sum("aSums[" + values.of(Kind.COLOR, 1) + "]", false);
      case 7 -> pairRow() + " = " + values.of(Kind.PAIR, 1);
      case 8 -> "insert " + pairRow() + " = " + values.of(Kind.PAIR, 1) + otherwise();
      case 9 -> pairRow() + ".left += " + values.of(Kind.INT, 1) + " else fail " + failure();
      case 10, 11, 12 -> writeLease("aLeases[" + values.key() + "]");
      default -> "insert " + boxRow() + " = " + values.of(Kind.BOX, 1) + otherwise();
    };
  }

  private String writeLease(String lease) {
    return switch (choices.draw(5)) {
      case 0, 1 -> lease + " = " + values.of(Kind.LEASE, 1);
      case 2 -> "insert " + lease + " = " + values.of(Kind.LEASE, 1) + otherwise();
      case 3 -> "delete " + lease;
      default -> lease + ".n += " + values.of(Kind.INT, 1) + " else fail " + failure();
    };
  }

  private String writeTag(String tag) {
    return switch (choices.draw(6)) {
      case 0, 1 -> tag + " = " + values.of(Kind.TAG, 1);
      case 2 -> "insert " + tag + " = " + values.of(Kind.TAG, 1) + otherwise();
      case 3 -> "delete " + tag;
      case 4 -> tag + ".n -= " + values.of(Kind.INT, 1) + " else fail " + failure();
      default ->
          tag
              + ".price"
              + choices.pick(List.of(" += ", " -= "))
              + values.price()
              + " else fail "
              + failure();
    };
  }

  private String writeB() {
    String mark = "bMarks[" + values.key() + "]";
    return switch (choices.draw(13)) {
      case 0 -> boxRow() + " = " + values.of(Kind.BOX, 2);
      case 1 -> "delete " + choices.pick(List.of(boxRow(), mark));
      case 2, 3 -> boxUpdate(boxRow());
      case 4 -> mark + " = " + values.of(Kind.PAIR, 1);
      case 5, 6 -> sum("bSums[" + values.key() + "]", false);
      case 7 -> "insert " + mark + " = " + values.of(Kind.PAIR, 1) + otherwise();
      case 8 -> "bSums[" + values.key() + "] = " + values.of(Kind.INT, 2);
      case 9, 10, 11 -> writeTag("bTags[" + values.key() + "]");
      default -> mark + ".left -= " + values.of(Kind.INT, 2) + " else fail " + failure();
    };
  }

  private String otherwise() {
    return choices.oneIn(2) ? " else fail " + failure() : "";
  }

  private String sum(String row, boolean bounded) {
    String change = choices.pick(List.of(" += ", " -= ")) + values.of(Kind.INT, 1);
    boolean guarded = bounded ? !choices.oneIn(8) : choices.oneIn(6);
    return row + change + (guarded ? " else fail " + failure() : "");
  }

  private String boxUpdate(String row) {
    return switch (choices.draw(7)) {
      case 0 -> row + ".note = " + (choices.oneIn(3) ? "none" : values.of(Kind.TEXT, 1));
      case 1 -> row + ".open = " + values.bool(1);
      case 2 -> row + ".count = " + values.small(1);
      case 3 -> row + ".tags = " + values.of(Kind.INTS, 1) + ".take(12)";
      default -> {
        String field = choices.pick(OF_BOX);
        yield sum(row + "." + field, field.equals("count"));
      }
    };
  }

  /** Statements that belong together: changes of one row, or of a row that was read before. */
  private boolean pair(List<Snippet> out) {
    if (scope.readOnly || scope.beside || (scope.inBranch && scope.depth == 0)) {
      return false;
    }
    scope.writes = true;
    if (choices.oneIn(2)) {
      String row = boxRow();
      out.add(Snippet.line(boxUpdate(row)));
      out.add(Snippet.line(boxUpdate(row)));
      return true;
    }
    String row = service.equals("A") ? pairRow() : "bMarks[" + values.key() + "]";
    String name = scope.fresh("r");
    out.add(Snippet.line("let " + name + " = " + row + " or fail " + failure()));
    scope.add(name, Kind.PAIR, false, false);
    out.add(
        Snippet.line(
            choices.oneIn(2)
                ? row + ".left += " + values.of(Kind.INT, 1)
                : row + ".tint = " + values.of(Kind.COLOR, 1)));
    return true;
  }

  private boolean remote(List<Snippet> out) {
    int choice = choices.draw(8);
    boolean outside = !scope.inTransaction;
    if (outside && choice == 0) {
      run(out);
      return true;
    } else if (outside && choice == 1) {
      page(out);
      return true;
    }
    List<Callee> fitting =
        callees.stream()
            .filter(it -> it.isVisibleTo(service))
            .filter(it -> outside || it.joins())
            .filter(it -> !scope.readOnly || !it.writes())
            .toList();
    if (fitting.isEmpty()) {
      return false;
    }
    Callee callee = choices.pick(fitting);
    scope.prevented |= !callee.joins();
    if (outside && (choice == 2 || choice == 3)) {
      scope.prevented = true;
      scope.writes = true;
      String delay = choices.oneIn(3) ? " after " + choices.pick(List.of("5m", "1d")) : "";
      out.add(Snippet.line("spawn " + target(callee) + delay));
      return true;
    }
    call(callee, out);
    return true;
  }

  private void call(Callee callee, List<Snippet> out) {
    scope.writes |= callee.writes();
    scope.raises.addAll(callee.raises());
    if (callee.transactional() && !scope.inTransaction) {
      scope.raises.add("Conflict");
    }
    Kind result = callee.result();
    String call = "call " + target(callee);
    if (result == null || choices.oneIn(4)) {
      out.add(Snippet.line(call));
      return;
    }
    String name = scope.fresh("c");
    out.add(Snippet.line("let " + name + " = " + call));
    scope.add(name, result, callee.optionalResult(), false);
  }

  private String target(Callee callee) {
    List<String> arguments = new ArrayList<>();
    for (Parameter parameter : callee.parameters()) {
      if (parameter.optional() && choices.oneIn(3)) {
        continue;
      }
      arguments.add(parameter.name() + ": " + values.of(parameter.kind(), 1));
    }
    return callee.service() + "." + callee.name() + "(" + String.join(", ", arguments) + ")";
  }

  private void run(List<Snippet> out) {
    scope.prevented = true;
    scope.writes = true;
    String name = scope.fresh("t");
    String argument = values.of(Kind.INT, 1);
    boolean even = choices.oneIn(2);
    if (even) {
      scope.raises.add("Odd");
    }
    String step = even ? "Tools.even" : "Tools.twice";
    out.add(Snippet.line("let " + name + " = run " + step + "(n: " + argument + ")"));
    scope.add(name, Kind.INT, false, false);
  }

  private String pageB() {
    if (choices.oneIn(3)) {
      return "bSums.scan(limit: 50).map(x -> x.value).sum()";
    }
    String least = "bTags.byTint(" + values.of(Kind.COLOR, 0) + ", limit: " + (1 + choices.draw(3));
    return choices.oneIn(2)
        ? least + ").map(x -> x.value.rank).sum()"
        : "(" + least + ").map(x -> x.value.rank).first() or " + values.of(Kind.INT, 0) + ")";
  }

  /** Reads several rows, and makes a number of them that does not depend on an order. */
  private void page(List<Snippet> out) {
    scope.prevented = true;
    String name = scope.fresh("p");
    String value =
        !service.equals("A")
            ? pageB()
            : choices.oneIn(3)
                ? choices.pick(
                    List.of(
                        "aBoxes.scan(limit: 50).map(x -> x.value.total).sum()",
                        "aLeases.scan(limit: 50).map(x -> x.value.sizes.size()).sum()"))
                : "aPairs.range("
                    + values.key()
                    + ", limit: "
                    + (1 + choices.draw(3))
                    + choices.pick(List.of("", ", newestFirst: true"))
                    + ").map(x -> x.value.left + x.sort).sum()";
    out.add(Snippet.line("let " + name + " = " + value));
    scope.add(name, Kind.INT, false, false);
  }
}
